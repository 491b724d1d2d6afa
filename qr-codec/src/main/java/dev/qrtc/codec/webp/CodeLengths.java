// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;

/** The lengths of a prefix code, as they are written in front of what it codes (RFC 9649, 3.7.2.1). */
final class CodeLengths {
    /** The order in which the lengths of the lengths' own code come. */
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private static final int FIRST_PREVIOUS = 8;
    private static final int REPEAT_PREVIOUS = 16;
    private static final int FEW_ZEROS = 17;

    private CodeLengths() {}

    /** @param alphabet how many symbols there are */
    static PrefixCode read(BitSource bits, int alphabet) throws IOException {
        return bits.readFlag() ? simple(bits, alphabet) : PrefixCode.of(lengths(bits, alphabet));
    }

    private static PrefixCode simple(BitSource bits, int alphabet) throws IOException {
        boolean areTwo = bits.readFlag();
        int first = bits.read(bits.readFlag() ? 8 : 1);
        int second = areTwo ? bits.read(8) : first;
        if (first >= alphabet || second >= alphabet) {
            throw new DamagedWebp("no such symbol");
        }
        if (first == second) {
            return PrefixCode.ofOne(first);
        }
        int[] lengths = new int[alphabet];
        lengths[first] = 1;
        lengths[second] = 1;
        return PrefixCode.of(lengths);
    }

    private static int[] lengths(BitSource bits, int alphabet) throws IOException {
        int[] ofLengths = new int[ORDER.length];
        int written = 4 + bits.read(4);
        for (int i = 0; i < written; i++) {
            ofLengths[ORDER[i]] = bits.read(3);
        }
        PrefixCode code = PrefixCode.of(ofLengths);
        int left = alphabet;
        if (bits.readFlag()) {
            left = 2 + bits.read(2 + 2 * bits.read(3));
            if (left > alphabet) {
                throw new DamagedWebp("more lengths than symbols");
            }
        }
        return lengths(bits, code, left, new int[alphabet]);
    }

    private static int[] lengths(BitSource bits, PrefixCode code, int most, int[] lengths) throws IOException {
        int previous = FIRST_PREVIOUS;
        int symbol = 0;
        for (int left = most; left > 0 && symbol < lengths.length; left--) {
            int read = code.read(bits);
            if (read < REPEAT_PREVIOUS) {
                lengths[symbol++] = read;
                previous = read == 0 ? previous : read;
                continue;
            }
            int times = times(bits, read);
            if (times > lengths.length - symbol) {
                throw new DamagedWebp("more lengths than symbols");
            }
            int value = read == REPEAT_PREVIOUS ? previous : 0;
            for (; times > 0; times--) {
                lengths[symbol++] = value;
            }
        }
        return lengths;
    }

    private static int times(BitSource bits, int read) throws IOException {
        if (read == REPEAT_PREVIOUS) {
            return 3 + bits.read(2);
        }
        return read == FEW_ZEROS ? 3 + bits.read(3) : 11 + bits.read(7);
    }
}
