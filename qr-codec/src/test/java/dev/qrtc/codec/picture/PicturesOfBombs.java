// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** Pictures within every limit that cost as much as they can. */
public final class PicturesOfBombs {
    private PicturesOfBombs() {}

    /** Noise in black and white, of 40 megapixels; since the same lines come again and again, of some kilobytes. */
    public static byte[] noise() {
        BufferedImage image = new BufferedImage(8000, 5000, BufferedImage.TYPE_BYTE_BINARY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] lines = new byte[16 * 1000];
        new Random(1).nextBytes(lines);
        for (int at = 0; at < pixels.length; at += lines.length) {
            System.arraycopy(lines, 0, pixels, at, Math.min(lines.length, pixels.length - at));
        }
        return Pictures.write(image, "png");
    }

    /** A progressive JPEG of some megapixels with so many scans: its last one, again and again. */
    public static byte[] scans(int side, int count) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(1);
        for (int i = 0; i < side; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillRect(random.nextInt(side), random.nextInt(side), 40, 40);
        }
        graphics.dispose();
        return scans(image, count);
    }

    /** The same of a picture that is empty: some dozen bytes a scan, and all of its pixels are gone over for each. */
    public static byte[] tinyScans(int side, int count) throws IOException {
        return scans(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY), count);
    }

    private static byte[] scans(BufferedImage image, int count) throws IOException {
        byte[] honest = Pictures.progressive(image);
        byte[] scan = Arrays.copyOfRange(honest, lastScan(honest), honest.length - 2);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(honest, 0, honest.length - 2);
        for (int scans = JpegScans.count(honest); scans < count; scans++) {
            all.writeBytes(scan);
        }
        all.write(honest, honest.length - 2, 2);
        return all.toByteArray();
    }

    private static int lastScan(byte[] jpeg) {
        int at = jpeg.length - 2;
        while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) 0xda) {
            at--;
        }
        return at;
    }

    /** A wall of finder patterns, {@code cell} pixels apart: every three of them could be the corners of a code. */
    public static byte[] wall(int side, int cell) {
        BufferedImage wall = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = wall.createGraphics();
        int module = Math.max(1, cell / 9);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        for (int y = 0; y + cell <= side; y += cell) {
            for (int x = 0; x + cell <= side; x += cell) {
                square(graphics, Color.BLACK, x, y, 7 * module);
                square(graphics, Color.WHITE, x + module, y + module, 5 * module);
                square(graphics, Color.BLACK, x + 2 * module, y + 2 * module, 3 * module);
            }
        }
        graphics.dispose();
        return Pictures.write(wall, "png");
    }

    private static void square(Graphics2D graphics, Color colour, int x, int y, int side) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, side, side);
    }
}
