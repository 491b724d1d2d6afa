// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A picture in black and white, 64 pixels a word; the first pixel of a word is in its lowest bit, and dark is 1. */
final class BitImage {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHEST = 0x8080808080808080L;

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

    /** Dark is what is darker than the threshold at its place; eight pixels at a time. */
    static BitImage of(GrayImage image, Thresholds thresholds) {
        int width = image.getWidth();
        int height = image.getHeight();
        int words = wordsOf(width);
        long[] bits = new long[words * height];
        byte[] pixels = image.getMatrix();
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            if (y % thresholds.equalRows() == 0) {
                thresholds.row(y, row);
            }
            int from = y * width;
            int x = 0;
            for (; x + Long.BYTES <= width; x += Long.BYTES) {
                long dark = darker((long) EIGHT.get(pixels, from + x), (long) EIGHT.get(row, x));
                bits[y * words + (x >> 6)] |= dark << x;
            }
            for (; x < width; x++) {
                if ((pixels[from + x] & 0xff) < (row[x] & 0xff)) {
                    bits[y * words + (x >> 6)] |= 1L << x;
                }
            }
        }
        return new BitImage(width, height, bits);
    }

    /**
     * For each of eight bytes whether it is smaller than its counterpart: its lower seven bits are subtracted without a borrow from its
     * neighbour, and its highest bit decides where it differs (Warren, Hacker's Delight, 2-18).
     */
    private static long darker(long pixels, long limits) {
        long difference = (pixels | HIGHEST) - (limits & ~HIGHEST);
        long smaller = ((~pixels & limits) | (~(pixels ^ limits) & ~difference)) & HIGHEST;
        // The product moves each byte's bit into the highest byte, one beside the other.
        return ((smaller >>> 7) * 0x0102040810204080L) >>> 56;
    }
}
