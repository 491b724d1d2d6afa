// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * From what a reader gives to sRGB. Samples are taken as they are stored: profiles are never looked at, and gray values as sRGB, which
 * is what they are, where the JDK would take them for linear ones.
 */
final class Colours {
    private static final int OPAQUE = 255;

    private final BufferedImage image;
    private final int bands;
    private final int[] samples;

    private Colours(BufferedImage image) {
        this.image = image;
        this.bands = image.getRaster().getNumBands();
        this.samples = new int[image.getWidth() * bands];
    }

    /** The picture, scaled down so that neither side has more than {@code mostSide} pixels. */
    static ColourImage of(BufferedImage image, int mostSide) {
        int width = image.getWidth();
        int height = image.getHeight();
        double scale = Math.min(1, (double) mostSide / Math.max(width, height));
        Colours colours = new Colours(image);
        return new AreaScaling(width, height, isStored(image.getColorModel()) ? colours::readStored : colours::readAny)
                .to((int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale)));
    }

    /** Gray or colours, each with or without alpha, and not by way of a palette. */
    private static boolean isStored(ColorModel model) {
        int colours = model.getNumColorComponents();
        return model instanceof ComponentColorModel && !model.isAlphaPremultiplied() && (colours == 1 || colours == 3);
    }

    private void readAny(int y, int[] argb) {
        image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
    }

    private void readStored(int y, int[] argb) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        raster.getPixels(0, y, argb.length, 1, samples);
        int most = (1 << model.getComponentSize(0)) - 1;
        boolean isGray = model.getNumColorComponents() == 1;
        boolean hasAlpha = model.hasAlpha();
        for (int x = 0, at = 0; x < argb.length; x++, at += bands) {
            int red = eightBits(samples[at], most);
            int green = isGray ? red : eightBits(samples[at + 1], most);
            int blue = isGray ? red : eightBits(samples[at + 2], most);
            int alpha = hasAlpha ? eightBits(samples[at + bands - 1], most) : OPAQUE;
            argb[x] = alpha << 24 | red << 16 | green << 8 | blue;
        }
    }

    private static int eightBits(int sample, int most) {
        return most == OPAQUE ? sample : sample * OPAQUE / most;
    }
}
