// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.EOFException;

/** Bits, the lowest of each byte first. */
final class BitSource {
    private static final int WORD = 64;

    private final byte[] bytes;
    private final int end;
    private int at;
    private long word;
    private int filled;

    BitSource(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The next bits as a number, at most 32. */
    int read(int count) throws EOFException {
        int value = (int) (peek() & ((1L << count) - 1));
        skip(count);
        return value;
    }

    boolean readFlag() throws EOFException {
        return read(1) == 1;
    }

    /** At least the next 32 bits, the next one lowest; zeros behind the end. */
    long peek() {
        while (filled <= WORD - Byte.SIZE && at < end) {
            word |= (bytes[at++] & 0xffL) << filled;
            filled += Byte.SIZE;
        }
        return word;
    }

    /** Goes on behind bits that were looked at. */
    void skip(int count) throws EOFException {
        if (count > filled) {
            throw new EOFException("the picture ends within its pixels");
        }
        word >>>= count;
        filled -= count;
    }
}
