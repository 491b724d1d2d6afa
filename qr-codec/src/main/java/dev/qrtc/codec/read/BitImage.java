// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;

/** A picture in black and white, 64 pixels a word; the first pixel of a word is in its lowest bit, and dark is 1. */
final class BitImage {
    private final int width;
    private final int height;
    private final int words;
    private final long[] bits;

    BitImage(int width, int height, long[] bits) {
        this.width = width;
        this.height = height;
        this.words = wordsOf(width);
        this.bits = bits;
    }

    static int wordsOf(int width) {
        return (width + 63) / 64;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isDark(int x, int y) {
        return (bits[y * words + (x >> 6)] >>> x & 1) != 0;
    }

    /** Writes where the colour changes along a row, from the first dark pixel on, and the end; returns how many there are. */
    int changes(int y, int[] changes) {
        int count = 0;
        long before = 0;
        for (int word = 0; word < words; word++) {
            long row = bits[y * words + word];
            long change = row ^ (row << 1 | before);
            before = row >>> 63;
            while (change != 0) {
                int at = word * 64 + Long.numberOfTrailingZeros(change);
                if (at < width) {
                    changes[count++] = at;
                }
                change &= change - 1;
            }
        }
        changes[count++] = width;
        return count;
    }

    /** Dark is what is darker than the threshold at its place. */
    static BitImage of(GrayImage image, Thresholds thresholds) {
        int width = image.getWidth();
        int height = image.getHeight();
        int words = wordsOf(width);
        long[] bits = new long[words * height];
        byte[] pixels = image.getMatrix();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            thresholds.row(y, row);
            int from = y * width;
            for (int x = 0; x < width; ) {
                long word = 0;
                int end = Math.min(x + 64, width);
                for (int bit = 0; x < end; x++, bit++) {
                    // The sign of the difference: no branch for each pixel.
                    word |= (long) (((pixels[from + x] & 0xff) - row[x]) >>> 31) << bit;
                }
                bits[y * words + ((x - 1) >> 6)] = word;
            }
        }
        return new BitImage(width, height, bits);
    }
}
