// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deflated here, the JDK's inflater gives back. */
class RowDeflateTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10, 11, 257, 258, 259, 260, 261, 262, 516, 517, 518, 519, 1000, 70_000})
    void runsOfAnyLength(int length) throws Exception {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xff);
        RowDeflate deflate = new RowDeflate(data);
        deflate.literals(0, length);
        assertArrayEquals(data, inflated(deflate.deflated(), length));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 8, 9, 33, 74, 129, 257, 600, 2049})
    void rowsThatRepeat(int stride) throws Exception {
        Random random = new Random(stride);
        byte[] data = new byte[stride * 40];
        random.nextBytes(data);
        RowDeflate deflate = new RowDeflate(data);
        // Each fourth row is new, and the three after it are its repetition.
        for (int row = 0; row < 40; row += 4) {
            for (int again = 1; again < 4; again++) {
                System.arraycopy(data, row * stride, data, (row + again) * stride, stride);
            }
            deflate.literals(row * stride, (row + 1) * stride);
            deflate.repeat(stride, 3 * stride);
        }
        assertArrayEquals(data, inflated(deflate.deflated(), data.length));
    }

    /** Frequencies like those of Fibonacci make the longest words; more than 15 bits are not allowed. */
    @Test
    void wordsAreNeverTooLong() {
        int[] frequencies = new int[286];
        for (int i = 0, a = 1, b = 1; i < 35; i++) {
            frequencies[i] = a;
            int next = a + b;
            a = b;
            b = next;
        }
        Huffman code = Huffman.of(frequencies);
        double share = 0;
        for (int symbol = 0; symbol < 35; symbol++) {
            assertTrue(code.length(symbol) >= 1 && code.length(symbol) <= 15, symbol + ": " + code.length(symbol));
            share += Math.pow(2, -code.length(symbol));
        }
        assertEquals(1.0, share, 1e-12, "the code is not complete");
    }

    private static byte[] inflated(byte[] deflated, int length) throws Exception {
        Inflater inflater = new Inflater();
        inflater.setInput(deflated);
        byte[] data = new byte[length];
        int size = 0;
        while (size < length && !inflater.finished()) {
            size += inflater.inflate(data, size, length - size);
        }
        assertEquals(0, inflater.inflate(new byte[1]), "more than was deflated");
        assertTrue(inflater.finished());
        assertEquals(length, size);
        inflater.end();
        return data;
    }
}
