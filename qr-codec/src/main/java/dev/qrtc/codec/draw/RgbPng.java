// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;

/** A PNG of eight bits each of red, green and blue. Made line by line, so that only what is deflated is in memory as a whole. */
final class RgbPng {
    private static final int CHANNELS = 3;

    /** What is drawn. */
    @FunctionalInterface
    interface Lines {
        /** Writes all pixels of a line, each in 24 bits, red first. Asked from the first line to the last. */
        void write(int y, int[] rgb);
    }

    private final ByteArrayOutputStream deflated = new ByteArrayOutputStream(4096);
    private final byte[] buffer = new byte[8192];
    private final Deflater deflater;

    private RgbPng(Deflater deflater) {
        this.deflater = deflater;
    }

    /** The picture's bytes. */
    static byte[] of(int width, int height, Lines lines) {
        PngFile png = new PngFile(width, height, 8, PngFile.TRUE_COLOUR);
        Deflater deflater = new Deflater();
        try {
            png.chunk("IDAT", new RgbPng(deflater).deflate(width, height, lines));
        } finally {
            deflater.end();
        }
        return png.end();
    }

    private byte[] deflate(int width, int height, Lines lines) {
        int[] line = new int[width];
        int[] before = new int[width];
        byte[] filtered = new byte[1 + width * CHANNELS];
        for (int y = 0; y < height; y++) {
            lines.write(y, line);
            if (y > 0 && Arrays.equals(line, before)) {
                Arrays.fill(filtered, (byte) 0);
                filtered[0] = PngFile.FILTER_UP;
            } else {
                subtractLeft(line, filtered);
            }
            deflater.setInput(filtered);
            drain(deflater::needsInput);
            int[] free = before;
            before = line;
            line = free;
        }
        deflater.finish();
        drain(deflater::finished);
        return deflated.toByteArray();
    }

    private void drain(BooleanSupplier isDone) {
        while (!isDone.getAsBoolean()) {
            deflated.write(buffer, 0, deflater.deflate(buffer));
        }
    }

    /** What each pixel has more than the one to its left: mostly nothing. */
    private static void subtractLeft(int[] line, byte[] filtered) {
        filtered[0] = PngFile.FILTER_SUB;
        int left = 0;
        int at = 1;
        for (int colour : line) {
            filtered[at++] = (byte) ((colour >> 16) - (left >> 16));
            filtered[at++] = (byte) ((colour >> 8) - (left >> 8));
            filtered[at++] = (byte) (colour - left);
            left = colour;
        }
    }
}
