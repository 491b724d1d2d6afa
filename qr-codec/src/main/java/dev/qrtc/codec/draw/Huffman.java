// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import java.util.Arrays;

/**
 * A prefix code for symbols of given frequencies (RFC 1951, 3.2.2): canonical, with the lengths of its words by Huffman's
 * algorithm, and of at most 15 bits.
 */
final class Huffman {
    private static final int LONGEST = 15;

    private final int[] lengths;
    /** Words with their bits reversed: deflate writes the lowest bit first. */
    private final int[] words;

    private Huffman(int[] lengths) {
        this.lengths = lengths;
        this.words = words(lengths);
    }

    /** The best code; frequencies are flattened until no word is too long. */
    static Huffman of(int[] frequencies) {
        int[] flattened = frequencies;
        int[] lengths = lengths(flattened);
        while (Arrays.stream(lengths).max().orElse(0) > LONGEST) {
            flattened = Arrays.stream(flattened).map(each -> (each + 1) / 2).toArray();
            lengths = lengths(flattened);
        }
        return new Huffman(lengths);
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    int word(int symbol) {
        return words[symbol];
    }

    /** One more than the last symbol that has a word. */
    int size() {
        int size = lengths.length;
        while (size > 1 && lengths[size - 1] == 0) {
            size--;
        }
        return size;
    }

    /** Joins the two rarest again and again: leaves by frequency, and what was joined, are two queues in order. */
    private static int[] lengths(int[] frequencies) {
        long[] leaves = sorted(frequencies);
        int count = leaves.length;
        int[] lengths = new int[frequencies.length];
        if (count == 1) {
            lengths[(int) leaves[0]] = 1;
            return lengths;
        }
        // Nodes 0 to count - 1 are the leaves; those after them were joined.
        long[] weights = new long[2 * count - 1];
        int[] parents = new int[2 * count - 1];
        for (int i = 0; i < count; i++) {
            weights[i] = leaves[i] >>> 32;
        }
        for (int node = count, leaf = 0, joined = count; node < weights.length; node++) {
            for (int i = 0; i < 2; i++) {
                boolean takesLeaf = leaf < count && (joined >= node || weights[leaf] <= weights[joined]);
                int child = takesLeaf ? leaf++ : joined++;
                weights[node] += weights[child];
                parents[child] = node;
            }
        }
        int[] depths = new int[weights.length];
        for (int node = weights.length - 2; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
        }
        for (int i = 0; i < count; i++) {
            lengths[(int) leaves[i]] = depths[i];
        }
        return lengths;
    }

    /** The symbols that occur, the rarest first: the frequency in the upper half. */
    private static long[] sorted(int[] frequencies) {
        long[] leaves = new long[frequencies.length];
        int count = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves[count++] = (long) frequencies[symbol] << 32 | symbol;
            }
        }
        Arrays.sort(leaves, 0, count);
        return Arrays.copyOf(leaves, count);
    }

    private static int[] words(int[] lengths) {
        int[] next = new int[LONGEST + 2];
        for (int length : lengths) {
            next[length + 1] += length > 0 ? 1 : 0;
        }
        int word = 0;
        for (int length = 1; length <= LONGEST + 1; length++) {
            int ofThisLength = next[length];
            word = (word + ofThisLength) << 1;
            next[length] = word;
        }
        int[] words = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                words[symbol] = Integer.reverse(next[length]++) >>> (32 - length);
            }
        }
        return words;
    }
}
