// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.util.Arrays;

/** Bits one after another, the highest of each value first. */
final class Bits {
    private byte[] bytes = new byte[512];
    private int length;

    /** Appends the lowest {@code count} bits of {@code value}, at most 24. */
    void append(int value, int count) {
        if (bytes.length * 8 < length + count + 8) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int left = count;
        while (left > 0) {
            int room = 8 - (length & 7);
            int taken = Math.min(room, left);
            int part = value >> (left - taken) & (1 << taken) - 1;
            bytes[length >> 3] |= (byte) (part << (room - taken));
            length += taken;
            left -= taken;
        }
    }

    /**
     * As many codewords as asked for: the bits, a terminator of up to four zeros, and padding (ISO/IEC 18004, 7.4.10).
     *
     * @param count not less than there are bits for
     */
    byte[] codewords(int count) {
        byte[] all = Arrays.copyOf(bytes, count);
        int used = (Math.min(length + 4, count * 8) + 7) / 8;
        for (int i = used; i < count; i++) {
            all[i] = (byte) ((i - used) % 2 == 0 ? 0xec : 0x11);
        }
        return all;
    }

    /** What a polynomial of the given degree leaves of {@code value}, with so many zeros appended. */
    static int remainder(int value, int degree, int generator) {
        int rest = value;
        for (int i = 0; i < degree; i++) {
            rest = rest << 1 ^ (rest >>> (degree - 1)) * generator;
        }
        return rest;
    }
}
