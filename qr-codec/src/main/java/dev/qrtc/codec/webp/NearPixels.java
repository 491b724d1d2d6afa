// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.util.HexFormat;

/** The pixels around one that repetitions refer to with the shortest numbers (RFC 9649, 3.6.2.2). */
final class NearPixels {
    /** One byte each: how many lines above in its upper half; in its lower one, 8 less how many pixels to the left. */
    private static final byte[] ORDER = HexFormat.of()
            .parseHex("1807171928062729161a262a38053739151b363a252b4804474914"
                    + "1c353b464a242c58454b343c035759131d565a232d444c555b333d"
                    + "68026769121e666a222e545c434d656b323e78017779535d111f64"
                    + "6c424e767a212f757b313f636d525e00747c414f1020626e30737d"
                    + "515f40727e616f50717f6070");

    private NearPixels() {}

    /** How many there are. */
    static int count() {
        return ORDER.length;
    }

    /** How many pixels, line by line, lie between a pixel and that one; at least 1. */
    static int distance(int index, int width) {
        int above = ORDER[index] >> 4;
        int left = 8 - (ORDER[index] & 0xf);
        return Math.max(1, above * width + left);
    }
}
