// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Colour JPEGs, slightly tinted as under a lamp. */
final class Jpeg {
    private static final double MOST_TINT = 0.12;

    private Jpeg() {}

    /** @param quality 0 to 1 */
    static byte[] of(Plane plane, double quality, Random random) {
        return compressed(tinted(plane, random), quality);
    }

    private static BufferedImage tinted(Plane plane, Random random) {
        double red = 1 - MOST_TINT * random.nextDouble();
        double blue = 1 - MOST_TINT * random.nextDouble();
        int side = plane.side();
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float light = plane.at(x, y);
                image.setRGB(x, y, channel(light * red) << 16 | channel(light) << 8 | channel(light * blue));
            }
        }
        return image;
    }

    private static int channel(double value) {
        return Math.clamp(Math.round(value * 255), 0, 255);
    }

    private static byte[] compressed(BufferedImage image, double quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
