// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Deflate (RFC 1950 and 1951) for pictures of rows that repeat. Who draws knows what repeats; a general deflater has to look for it,
 * which takes it most of the time and finds less. One block with a code of its own.
 */
final class RowDeflate {
    private static final int END = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int LENGTHS = 286;
    private static final int DISTANCES = 30;
    private static final int LONGEST = 258;
    private static final int SHORTEST = 3;

    private final byte[] data;
    /** A literal as it is; a match as distance in the upper half and length, from 3, above 256. */
    private int[] tokens;

    private int count;
    private byte[] out = new byte[2048];
    private int size;
    private long pending;
    private int pendingBits;

    /** @param data what is to be deflated, to be told of from its first byte to its last */
    RowDeflate(byte[] data) {
        this.data = data;
        this.tokens = new int[4096];
    }

    /** The bytes are to be written as they are, but for runs of one value. */
    void literals(int from, int to) {
        for (int at = from; at < to; ) {
            int end = at + 1;
            while (end < to && data[end] == data[at]) {
                end++;
            }
            boolean isRun = end - at > SHORTEST;
            for (int i = at; i < (isRun ? at + 1 : end); i++) {
                add(data[at] & 0xff);
            }
            if (isRun) {
                repeat(1, end - at - 1);
            }
            at = end;
        }
    }

    /** The next {@code length} bytes, at least 3, are those from {@code distance} bytes before. */
    void repeat(int distance, int length) {
        for (int left = length; left > 0; ) {
            // Not so that one or two remain.
            int part = left > LONGEST && left < LONGEST + SHORTEST ? LONGEST - SHORTEST : Math.min(left, LONGEST);
            add(distance << 16 | END + part);
            left -= part;
        }
    }

    private void add(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
        }
        tokens[count++] = token;
    }

    /** All that was told, deflated. */
    byte[] deflated() {
        Huffman literals = Huffman.of(frequencies(false));
        Huffman distances = Huffman.of(frequencies(true));
        write(0x9c78, 16);
        // The last block, with codes of its own.
        write(0b101, 3);
        writeCodes(literals, distances);
        for (int i = 0; i < count; i++) {
            writeToken(tokens[i], literals, distances);
        }
        write(literals.word(END), literals.length(END));
        write(0, -pendingBits & 7);
        Adler32 adler = new Adler32();
        adler.update(data);
        write(Integer.reverseBytes((int) adler.getValue()) & 0xffff_ffffL, 32);
        return Arrays.copyOf(out, size);
    }

    private int[] frequencies(boolean ofDistances) {
        int[] frequencies = new int[ofDistances ? DISTANCES : LENGTHS];
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token > END) {
                frequencies[ofDistances ? distanceSymbol(token >>> 16) : lengthSymbol((token & 0xffff) - END)]++;
            } else if (!ofDistances) {
                frequencies[token]++;
            }
        }
        // The end, and at least one distance: a code must have a word.
        frequencies[ofDistances ? 0 : END] += 1;
        return frequencies;
    }

    private void writeToken(int token, Huffman literals, Huffman distances) {
        if (token < END) {
            write(literals.word(token), literals.length(token));
            return;
        }
        int length = (token & 0xffff) - END;
        int symbol = lengthSymbol(length);
        write(literals.word(symbol), literals.length(symbol));
        int extra = symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4;
        write((length - SHORTEST) & ((1 << extra) - 1), extra);
        int distance = token >>> 16;
        int distanceSymbol = distanceSymbol(distance);
        write(distances.word(distanceSymbol), distances.length(distanceSymbol));
        int more = Math.max(0, distanceSymbol / 2 - 1);
        write((distance - 1) & ((1 << more) - 1), more);
    }

    /** 257 to 285: four for each number of further bits (RFC 1951, 3.2.5). */
    private static int lengthSymbol(int length) {
        int value = length - SHORTEST;
        if (length == LONGEST) {
            return LENGTHS - 1;
        }
        if (value < 8) {
            return FIRST_LENGTH + value;
        }
        int bits = 29 - Integer.numberOfLeadingZeros(value);
        return FIRST_LENGTH + 4 * bits + (value >> bits);
    }

    /** 0 to 29: two for each number of further bits. */
    private static int distanceSymbol(int distance) {
        int value = distance - 1;
        if (value < 4) {
            return value;
        }
        int bits = 30 - Integer.numberOfLeadingZeros(value);
        return 2 * bits + (value >> bits);
    }

    /** The lengths of the words of both codes, in words of four bits; five for 14 and 15, and for many zeros in a row. */
    private void writeCodes(Huffman literals, Huffman distances) {
        int literalCount = Math.max(FIRST_LENGTH, literals.size());
        int distanceCount = distances.size();
        write(literalCount - FIRST_LENGTH, 5);
        write(distanceCount - 1, 5);
        int[] order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
        write(order.length - 4, 4);
        for (int symbol : order) {
            write(symbol == 16 ? 0 : symbol > 13 ? 5 : 4, 3);
        }
        int[] all = new int[literalCount + distanceCount];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < literalCount ? literals.length(i) : distances.length(i - literalCount);
        }
        for (int i = 0; i < all.length; ) {
            int zeros = i;
            while (zeros < all.length && all[zeros] == 0 && zeros - i < 138) {
                zeros++;
            }
            if (zeros - i >= 11) {
                writeLength(18);
                write(zeros - i - 11, 7);
                i = zeros;
            } else {
                writeLength(all[i++]);
            }
        }
    }

    /** Canonical words: 0 to 13 have 0000 to 1101, and 14, 15, 17 and 18 have 11100 to 11111. */
    private void writeLength(int symbol) {
        int rank = symbol < 16 ? symbol - 14 : symbol - 15;
        int word = symbol < 14 ? symbol : 0b11100 + rank;
        int length = symbol < 14 ? 4 : 5;
        write(Integer.reverse(word) >>> (32 - length), length);
    }

    private void write(long value, int bits) {
        pending |= value << pendingBits;
        pendingBits += bits;
        while (pendingBits >= 8) {
            if (size == out.length) {
                out = Arrays.copyOf(out, size * 2);
            }
            out[size++] = (byte) pending;
            pending >>>= 8;
            pendingBits -= 8;
        }
    }
}
