// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.io.ByteArrayOutputStream;

/** The bits of a lossless WebP, from the lowest of each byte on. */
public final class PicturesOfWebpBits {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int filled;
    private int pending;

    /** The lowest bits of {@code value}, so many. */
    public void write(int value, int count) {
        for (int i = 0; i < count; i++) {
            pending |= (value >> i & 1) << filled;
            if (++filled == 8) {
                out.write(pending);
                filled = 0;
                pending = 0;
            }
        }
    }

    /** Signature, size, no alpha, version 0. */
    public void writeHeader(int width, int height) {
        write(0x2f, 8);
        write(width - 1, 14);
        write(height - 1, 14);
        write(0, 1 + 3);
    }

    /** A prefix code of one or two symbols (RFC 9649, 3.7.2.1.1). */
    public void writeCodeOf(int... symbols) {
        write(1, 1);
        write(symbols.length - 1, 1);
        boolean isBit = symbols[0] < 2;
        write(isBit ? 0 : 1, 1);
        write(symbols[0], isBit ? 1 : 8);
        if (symbols.length > 1) {
            write(symbols[1], 8);
        }
    }

    /** A prefix code in which the symbols 0 to 255 have eight bits each, from the highest on. */
    public void writeCodeOfBytes() {
        write(0, 1);
        // Lengths are written with a code of their own: 12 of its own lengths, and only "8" has one.
        write(12 - 4, 4);
        write(0, 11 * 3);
        write(1, 3);
        // 256 lengths, so many being 2 and a number of eight bits.
        write(1, 1);
        write(3, 3);
        write(254, 8);
    }

    /** All of them, the last byte filled up. */
    public byte[] bytes() {
        write(0, 7);
        return out.toByteArray();
    }
}
