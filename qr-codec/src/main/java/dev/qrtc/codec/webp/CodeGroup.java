// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;

/**
 * The five prefix codes of a part of a picture.
 *
 * @param green also of lengths of repetitions and of places in the cache
 */
record CodeGroup(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {
    static final int COLOURS = 256;
    static final int LENGTHS = 24;

    private static final int DISTANCES = 40;

    /** @param cacheSize colours that are in the cache, 0 without one */
    static CodeGroup read(BitSource bits, int cacheSize) throws IOException {
        return new CodeGroup(
                CodeLengths.read(bits, COLOURS + LENGTHS + cacheSize),
                CodeLengths.read(bits, COLOURS),
                CodeLengths.read(bits, COLOURS),
                CodeLengths.read(bits, COLOURS),
                CodeLengths.read(bits, DISTANCES));
    }

    /** Whether a code of {@link #green()} stands for a green. */
    static boolean isColour(int code) {
        return code < COLOURS;
    }

    /** Whether it stands for a length. */
    static boolean isRepetition(int code) {
        return code >= COLOURS && code < COLOURS + LENGTHS;
    }

    /** A pixel whose green was read: alpha, red, green and blue, from the highest byte on. */
    int pixel(int itsGreen, BitSource bits) throws IOException {
        int itsRed = red.read(bits);
        int itsBlue = blue.read(bits);
        return alpha.read(bits) << 24 | itsRed << 16 | itsGreen << 8 | itsBlue;
    }
}
