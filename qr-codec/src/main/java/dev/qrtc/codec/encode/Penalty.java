// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

/**
 * How hard a symbol is to read: the four features of ISO/IEC 18004, 7.8.3, each word of 64 modules at once. A word of lines is
 * compared with the same word of the lines before it, so rows and columns are the same work.
 */
final class Penalty {
    private static final int BLOCK = 3;
    private static final int FINDER = 40;
    private static final int BALANCE = 10;

    private Penalty() {}

    /** The penalty, or any value that is not less than {@code enough} as soon as it is known to reach that. */
    static int of(Grid grid, int enough) {
        int penalty = ofBlocks(grid) + ofBalance(grid);
        if (penalty < enough) {
            penalty += ofLines(grid, grid.rows());
        }
        if (penalty < enough) {
            penalty += ofLines(grid, grid.columns());
        }
        return penalty;
    }

    /** Squares of two by two modules of one colour. */
    private static int ofBlocks(Grid grid) {
        long[] rows = grid.rows();
        int words = grid.words();
        int blocks = 0;
        for (int word = 0; word < words; word++) {
            long valid = valid(grid.size() - 1, word);
            long above = 0;
            for (int row = 0, at = word; row < grid.size(); row++, at += words) {
                long right = rows[at] >>> 1;
                if (word + 1 < words) {
                    right |= rows[at + 1] << 63;
                }
                long pairs = ~(rows[at] ^ right) & valid;
                if (row > 0) {
                    blocks += Long.bitCount(pairs & above & ~(rows[at] ^ rows[at - words]));
                }
                above = pairs;
            }
        }
        return blocks * BLOCK;
    }

    /** Each 5 % that the dark modules are more, or less, than half. */
    private static int ofBalance(Grid grid) {
        int total = grid.size() * grid.size();
        return Math.abs(grid.count() * 2 - total) * 10 / total * BALANCE;
    }

    /** Runs of five and more modules of one colour, and what looks like a finder pattern, across the lines. */
    private static int ofLines(Grid grid, long[] lines) {
        int penalty = 0;
        for (int word = 0; word < grid.words(); word++) {
            long valid = valid(grid.size(), word);
            penalty += ofRuns(grid, lines, word, valid) + ofFinders(grid, lines, word, valid);
        }
        return penalty;
    }

    /** A run of n is n - 4 times five equal modules one after another, and counts n - 2. */
    private static int ofRuns(Grid grid, long[] lines, int word, long valid) {
        int words = grid.words();
        int penalty = 0;
        long one = 0;
        long two = 0;
        long three = 0;
        long five = 0;
        for (int line = 1, at = word + words; line < grid.size(); line++, at += words) {
            long same = ~(lines[at] ^ lines[at - words]) & valid;
            long fiveNow = same & one & two & three;
            penalty += Long.bitCount(fiveNow) + 2 * Long.bitCount(fiveNow & ~five);
            three = two;
            two = one;
            one = same;
            five = fiveNow;
        }
        return penalty;
    }

    /** Dark, light, three dark, light, dark, with four light modules on either side. */
    private static int ofFinders(Grid grid, long[] lines, int word, long valid) {
        int words = grid.words();
        int size = grid.size();
        int finders = 0;
        for (int line = 0, at = word; line + 6 < size; line++, at += words) {
            long pattern = lines[at] & ~lines[at + words] & lines[at + 2 * words] & valid;
            pattern &= lines[at + 3 * words] & lines[at + 4 * words] & ~lines[at + 5 * words] & lines[at + 6 * words];
            if (pattern != 0) {
                long before = line >= 4 ? light(lines, at - 4 * words, words) : 0;
                long after = line + 10 < size ? light(lines, at + 7 * words, words) : 0;
                finders += Long.bitCount(pattern & (before | after));
            }
        }
        return finders * FINDER;
    }

    /** Where four lines are light. */
    private static long light(long[] lines, int at, int words) {
        return ~(lines[at] | lines[at + words] | lines[at + 2 * words] | lines[at + 3 * words]);
    }

    /** The bits of a word that are below {@code count}. */
    private static long valid(int count, int word) {
        int bits = count - 64 * word;
        return bits >= 64 ? -1 : bits <= 0 ? 0 : (1L << bits) - 1;
    }
}
