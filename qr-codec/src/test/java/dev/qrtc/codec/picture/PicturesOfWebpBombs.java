// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.util.Arrays;

/** WebP files of some kilobytes that keep a decoder busy for minutes, or want all memory there is. */
public final class PicturesOfWebpBombs {
    private static final int LARGEST = 2828;
    private static final int GREEN_TRANSFORM = 2;

    private PicturesOfWebpBombs() {}

    /** Eight megapixels in one colour, which so many transforms go over; the format allows each once. */
    public static byte[] transforms(int count) {
        PicturesOfWebpBits bits = new PicturesOfWebpBits();
        bits.writeHeader(LARGEST, LARGEST);
        for (int i = 0; i < count; i++) {
            bits.write(1, 1);
            bits.write(GREEN_TRANSFORM, 2);
        }
        bits.write(0, 1 + 1 + 1);
        writeOneColour(bits);
        return PicturesOfWebp.riff("VP8L", bits.bytes());
    }

    /** A picture of a megapixel in which each square of four pixels has prefix codes of its own: 65,536 groups of five. */
    public static byte[] codes() {
        PicturesOfWebpBits bits = new PicturesOfWebpBits();
        bits.writeHeader(1024, 1024);
        // No transform, no cache of colours, but groups, of squares of four pixels.
        bits.write(0, 1 + 1);
        bits.write(1, 1);
        bits.write(0, 3);
        bits.write(0, 1);
        bits.writeCodeOfBytes();
        bits.writeCodeOfBytes();
        bits.writeCodeOf(0);
        bits.writeCodeOf(0);
        bits.writeCodeOf(0);
        for (int group = 0; group < 1 << 16; group++) {
            bits.write(reversed(group & 0xff), 8);
            bits.write(reversed(group >> 8), 8);
        }
        for (int group = 0; group < 1 << 16; group++) {
            writeOneColour(bits);
        }
        return PicturesOfWebp.riff("VP8L", bits.bytes());
    }

    /** So many pictures of eight megapixels in one file that is no animation: only the first one counts. */
    public static byte[] pictures(int count) {
        byte[] one = PicturesOfWebp.chunks(transforms(0));
        byte[][] all = new byte[count][];
        Arrays.fill(all, one);
        return PicturesOfWebp.extended(LARGEST, LARGEST, 0, all);
    }

    private static void writeOneColour(PicturesOfWebpBits bits) {
        for (int code = 0; code < 5; code++) {
            bits.writeCodeOf(0);
        }
    }

    private static int reversed(int aByte) {
        return Integer.reverse(aByte) >>> (Integer.SIZE - Byte.SIZE);
    }
}
