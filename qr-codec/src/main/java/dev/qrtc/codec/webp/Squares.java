// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

/** Parts of a picture that have something in common, each a power of two wide and high. */
final class Squares {
    private Squares() {}

    /** How many lie along so many pixels, the last one perhaps cut. */
    static int along(int pixels, int squareBits) {
        return (pixels + (1 << squareBits) - 1) >> squareBits;
    }
}
