// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The error correction codewords of one block: what remains of its data divided by a generator polynomial over GF(256) with
 * x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004, 7.5.2 and annex A). The remainder is held in four words, so that a step of the
 * division is a shift and a table's row for all of its codewords at once.
 */
final class ReedSolomon {
    private static final int MOST = 30;
    private static final int WORDS = 4;
    private static final int PRIMITIVE = 0x11d;
    private static final AtomicReferenceArray<ReedSolomon> MADE = new AtomicReferenceArray<>(MOST + 1);

    private final int degree;
    /** The generator times each value of a byte, without its first coefficient, left-aligned in four words. */
    private final long[] products = new long[256 * WORDS];

    private ReedSolomon(int degree) {
        this.degree = degree;
        int[] generator = generator(degree);
        for (int factor = 0; factor < 256; factor++) {
            for (int i = 0; i < degree; i++) {
                long product = multiply(generator[i], factor);
                products[factor * WORDS + i / 8] |= product << (56 - i % 8 * 8);
            }
        }
    }

    /** @param degree error correction codewords, 1 to 30 */
    static ReedSolomon of(int degree) {
        ReedSolomon made = MADE.get(degree);
        if (made == null) {
            made = new ReedSolomon(degree);
            MADE.set(degree, made);
        }
        return made;
    }

    /** Writes the codewords for {@code length} bytes of data into {@code remainder}. */
    void remainder(byte[] data, int from, int length, byte[] remainder) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = from; i < from + length; i++) {
            int row = (int) (a >>> 56 ^ (data[i] & 0xff)) * WORDS;
            a = (a << 8 | b >>> 56) ^ products[row];
            b = (b << 8 | c >>> 56) ^ products[row + 1];
            c = (c << 8 | d >>> 56) ^ products[row + 2];
            d = d << 8 ^ products[row + 3];
        }
        for (int i = 0; i < degree; i++) {
            long word = i < 8 ? a : i < 16 ? b : i < 24 ? c : d;
            remainder[i] = (byte) (word >>> (56 - i % 8 * 8));
        }
    }

    /** The coefficients of (x - 1)(x - 2)(x - 4) ... but for the first one, which is 1. */
    private static int[] generator(int degree) {
        int[] coefficients = new int[degree];
        coefficients[degree - 1] = 1;
        int root = 1;
        for (int i = 0; i < degree; i++) {
            for (int j = 0; j < degree; j++) {
                coefficients[j] = multiply(coefficients[j], root) ^ (j + 1 < degree ? coefficients[j + 1] : 0);
            }
            root = multiply(root, 2);
        }
        return coefficients;
    }

    private static int multiply(int x, int y) {
        int product = 0;
        for (int bit = 7; bit >= 0; bit--) {
            product = product << 1 ^ (product >>> 7) * PRIMITIVE;
            product ^= (y >>> bit & 1) * x;
        }
        return product;
    }
}
