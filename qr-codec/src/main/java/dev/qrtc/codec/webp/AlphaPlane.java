// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** How opaque each pixel of a lossy picture is (the chunk {@code ALPH}; RFC 9649, 2.7.1.2). */
public final class AlphaPlane {
    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;

    private AlphaPlane() {}

    /**
     * One byte a pixel, line by line.
     *
     * @throws IOException where it is damaged, or the time is up
     */
    public static byte[] read(byte[] webp, int from, int end, int width, int height, BooleanSupplier isOver)
            throws IOException {
        BitSource bits = new BitSource(webp, from, end);
        int compression = bits.read(2);
        int filter = bits.read(2);
        bits.read(4);
        byte[] alpha =
                switch (compression) {
                    case 0 -> raw(webp, from + 1, end, width * height);
                    case 1 -> green(LosslessPicture.bare(bits, width, height).pixels(isOver));
                    default -> throw new DamagedWebp("no such compression");
                };
        undo(filter, alpha, width);
        return alpha;
    }

    private static byte[] raw(byte[] webp, int from, int end, int length) throws EOFException {
        if (length > end - from) {
            throw new EOFException("the picture ends within its pixels");
        }
        return Arrays.copyOfRange(webp, from, from + length);
    }

    private static byte[] green(int[] pixels) {
        byte[] green = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            green[i] = (byte) (pixels[i] >> 8);
        }
        return green;
    }

    private static void undo(int filter, byte[] alpha, int width) {
        if (filter == 0) {
            return;
        }
        for (int at = 1; at < alpha.length; at++) {
            alpha[at] += (byte) expected(filter, alpha, at, width);
        }
    }

    /** What is left of it, above it, or where both lead; at the edges there is only one neighbour. */
    private static int expected(int filter, byte[] alpha, int at, int width) {
        boolean isFirstLine = at < width;
        boolean isFirstColumn = at % width == 0;
        if (isFirstLine || (filter == HORIZONTAL && !isFirstColumn)) {
            return alpha[at - 1];
        }
        if (isFirstColumn || filter == VERTICAL) {
            return alpha[at - width];
        }
        int sum = (alpha[at - 1] & 0xff) + (alpha[at - width] & 0xff) - (alpha[at - width - 1] & 0xff);
        return Math.clamp(sum, 0, 255);
    }
}
