// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;

/** A canonical prefix code of lengths up to 15, first bit first; short codes are looked up, long ones walked. */
final class PrefixCode {
    static final int LONGEST = 15;

    private static final int FAST = 8;
    private static final int LENGTH_BITS = 4;
    private static final char[] NONE = {};

    /** By the next eight bits: a symbol and the length of its code, or 0 where the code is longer. */
    private final char[] fast;
    /** In the order of their codes. */
    private final char[] symbols;
    /** How many codes have which length. */
    private final char[] counts;

    private PrefixCode(char[] fast, char[] symbols, char[] counts) {
        this.fast = fast;
        this.symbols = symbols;
        this.counts = counts;
    }

    /** The code of one symbol, which takes no bit. */
    static PrefixCode ofOne(int symbol) {
        return new PrefixCode(NONE, new char[] {(char) symbol}, NONE);
    }

    /**
     * The code with these lengths, 0 for symbols that have no code.
     *
     * @throws DamagedWebp where bits would mean nothing, or two things
     */
    static PrefixCode of(int[] lengths) throws DamagedWebp {
        char[] counts = new char[LONGEST + 1];
        for (int length : lengths) {
            counts[length]++;
        }
        int used = lengths.length - counts[0];
        counts[0] = 0;
        int room = 1 << LONGEST;
        for (int length = 1; length <= LONGEST; length++) {
            room -= counts[length] << (LONGEST - length);
        }
        if (used == 0 || (room != 0 && used > 1)) {
            throw new DamagedWebp("a prefix code is incomplete");
        }
        char[] symbols = sorted(lengths, counts, used);
        return used == 1 ? ofOne(symbols[0]) : new PrefixCode(lookup(symbols, counts), symbols, counts);
    }

    private static char[] sorted(int[] lengths, char[] counts, int used) {
        int[] next = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = next[length] + counts[length];
        }
        char[] symbols = new char[used];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[next[lengths[symbol]]++] = (char) symbol;
            }
        }
        return symbols;
    }

    private static char[] lookup(char[] symbols, char[] counts) {
        char[] fast = new char[1 << FAST];
        int code = 0;
        int index = 0;
        for (int length = 1; length <= FAST; length++, code <<= 1) {
            for (int i = 0; i < counts[length]; i++, code++) {
                int bits = Integer.reverse(code) >>> (Integer.SIZE - length);
                for (int at = bits; at < fast.length; at += 1 << length) {
                    fast[at] = (char) ((symbols[index] << LENGTH_BITS) | length);
                }
                index++;
            }
        }
        return fast;
    }

    int read(BitSource bits) throws IOException {
        if (symbols.length == 1) {
            return symbols[0];
        }
        long next = bits.peek();
        int entry = fast[(int) next & ((1 << FAST) - 1)];
        if (entry != 0) {
            bits.skip(entry & ((1 << LENGTH_BITS) - 1));
            return entry >> LENGTH_BITS;
        }
        return walked(bits, next);
    }

    private int walked(BitSource bits, long next) throws IOException {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= (int) (next >> (length - 1)) & 1;
            int count = counts[length];
            if (code - first < count) {
                bits.skip(length);
                return symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        throw new DamagedWebp("no such code");
    }
}
