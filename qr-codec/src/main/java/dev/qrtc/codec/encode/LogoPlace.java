// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.util.Arrays;
import java.util.Optional;

/**
 * The square in the middle of a symbol that may be covered. All codewords with a module below it count as wrong, and in no block are
 * they more than half of what its error correction repairs: the other half is for what happens to every code, glare and blur. It
 * touches neither finder nor timing patterns, nor what the symbol says about itself.
 *
 * @param first its first column, and row
 * @param side modules along one side; odd, as symbols are
 */
public record LogoPlace(int first, int side) {
    /** Room for a picture of five modules and the light one around it; in a smaller one nobody can tell what it shows. */
    private static final int MIN_SIDE = 7;
    /** Two codewords for each wrong one whose place is unknown, and half of these. */
    private static final int CORRECTION_FOR_EACH_LOST = 4;
    /** The finder patterns, their separators and the format information. */
    private static final int EDGE = 9;

    /** The largest place; nothing where it would be too small to be of use. */
    public static Optional<LogoPlace> of(int version, Ecc ecc) {
        Template template = Template.of(version);
        Blocks blocks = Blocks.of(version, ecc);
        int middle = (17 + 4 * version) / 2;
        int[] distances = distances(template.order(), blocks.total(), middle);
        int reach = 0;
        while (reach < middle - EDGE && isBorne(distances, reach + 1, blocks)) {
            reach++;
        }
        int side = 2 * reach + 1;
        return side < MIN_SIDE ? Optional.empty() : Optional.of(new LogoPlace(middle - reach, side));
    }

    /** The smallest version that has a place at this level; all larger ones have one too. */
    public static int firstVersion(Ecc ecc) {
        int version = 1;
        while (of(version, ecc).isEmpty()) {
            version++;
        }
        return version;
    }

    /** How far from the middle, in rings of modules, the nearest module of each codeword is. */
    private static int[] distances(short[] order, int codewords, int middle) {
        int[] distances = new int[codewords];
        Arrays.fill(distances, Integer.MAX_VALUE);
        for (int bit = 0; bit < codewords * 8; bit++) {
            int column = order[bit] & 0xff;
            int row = order[bit] >> 8 & 0xff;
            int distance = Math.max(Math.abs(column - middle), Math.abs(row - middle));
            distances[bit / 8] = Math.min(distances[bit / 8], distance);
        }
        return distances;
    }

    private static boolean isBorne(int[] distances, int reach, Blocks blocks) {
        int[] lost = new int[blocks.count()];
        for (int codeword = 0; codeword < distances.length; codeword++) {
            if (distances[codeword] <= reach) {
                lost[blocks.blockOf(codeword)]++;
            }
        }
        return Arrays.stream(lost).max().orElse(0) <= blocks.correction() / CORRECTION_FOR_EACH_LOST;
    }
}
