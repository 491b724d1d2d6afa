// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** From colours to luminance (the weights of ITU-R BT.601); what is transparent is seen on white. */
final class Luminance {
    private static final int WHITE = 255;

    private Luminance() {}

    /** @param scale pixels of the original along one pixel of {@code image} */
    static GrayImage of(BufferedImage image, double scale) {
        int width = image.getWidth();
        byte[] gray = new byte[width * image.getHeight()];
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            image.getRaster().getDataElements(0, 0, width, image.getHeight(), gray);
        } else if (hasByteColours(image)) {
            fromBytes(image.getRaster(), gray);
        } else {
            fromAny(image, gray);
        }
        return new GrayImage(width, image.getHeight(), gray, scale);
    }

    private static boolean hasByteColours(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        return image.getType() == BufferedImage.TYPE_3BYTE_BGR
                || image.getType() == BufferedImage.TYPE_4BYTE_ABGR
                || (image.getType() == BufferedImage.TYPE_CUSTOM
                        && colours.getColorSpace().isCS_sRGB()
                        && !colours.isAlphaPremultiplied()
                        && colours.getTransferType() == DataBuffer.TYPE_BYTE
                        && image.getRaster().getNumDataElements() >= 3);
    }

    private static void fromBytes(Raster raster, byte[] gray) {
        int width = raster.getWidth();
        int bands = raster.getNumDataElements();
        byte[] row = new byte[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getDataElements(0, y, width, 1, row);
            for (int x = 0, at = 0; x < width; x++, at += bands) {
                int light = light(row[at] & 0xff, row[at + 1] & 0xff, row[at + 2] & 0xff);
                gray[y * width + x] = (byte) (bands > 3 ? onWhite(light, row[at + 3] & 0xff) : light);
            }
        }
    }

    private static void fromAny(BufferedImage image, byte[] gray) {
        int width = image.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                gray[y * width + x] = (byte) of(row[x]);
            }
        }
    }

    /**
     * A JPEG of four inks (CMYK or YCCK) as it is stored. Nearly all of them are stored inverted, as Adobe does; those that are
     * not come out as a negative, in which codes are found too.
     */
    static GrayImage ofFourInks(Raster raster) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        byte[] gray = new byte[width * raster.getHeight()];
        int[] row = new int[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0, at = 0; x < width; x++, at += bands) {
                gray[y * width + x] = (byte) (row[at] * row[at + bands - 1] / WHITE);
            }
        }
        return new GrayImage(width, raster.getHeight(), gray, 1);
    }

    /** @param argb eight bits each of alpha, red, green and blue, not premultiplied */
    static int of(int argb) {
        return onWhite(light(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff), argb >>> 24);
    }

    /**
     * Pixels of alpha, red, green and blue, from the highest byte on.
     *
     * @param sampling every so many-th pixel of every so many-th line is taken
     */
    static GrayImage ofArgb(int[] argb, int width, int height, boolean hasAlpha, int sampling) {
        int fewer = (width + sampling - 1) / sampling;
        int lines = (height + sampling - 1) / sampling;
        byte[] gray = new byte[fewer * lines];
        for (int y = 0; y < lines; y++) {
            for (int x = 0; x < fewer; x++) {
                int pixel = argb[(y * width + x) * sampling];
                int light = light(pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
                gray[y * fewer + x] = (byte) (hasAlpha ? onWhite(light, pixel >>> 24) : light);
            }
        }
        return new GrayImage(fewer, lines, gray, sampling);
    }

    /**
     * A picture that lies on white.
     *
     * @param alpha how opaque it is, pixel by pixel
     * @param width of {@code alpha}, which {@code image} may be a sample of
     */
    static GrayImage onWhite(GrayImage image, byte[] alpha, int width) {
        byte[] gray = image.getMatrix();
        int sampling = (int) image.scale();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int at = y * image.getWidth() + x;
                gray[at] = (byte) onWhite(gray[at] & 0xff, alpha[(y * width + x) * sampling] & 0xff);
            }
        }
        return image;
    }

    private static int light(int red, int green, int blue) {
        return (306 * red + 601 * green + 117 * blue) >> 10;
    }

    private static int onWhite(int light, int alpha) {
        return (light * alpha + WHITE * (WHITE - alpha)) / WHITE;
    }
}
