// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.util.Optional;

/** Text to symbol: the smallest version that holds the text at the wanted level (ISO/IEC 18004). Usable from any thread. */
public final class SymbolEncoder {
    private static final int FORMAT_GENERATOR = 0x537;
    private static final int FORMAT_MASK = 0x5412;
    private static final int MASKS = 8;

    private SymbolEncoder() {}

    /** The symbol, or nothing where the text does not fit into version 40. */
    public static Optional<Symbol> encode(String text, Ecc ecc) {
        return Segmentation.of(text, ecc).map(segmentation -> symbol(segmentation, ecc));
    }

    /** The symbol in a version of at least {@code least}, or nothing where the text does not fit into version 40. */
    public static Optional<Symbol> encode(String text, Ecc ecc, int least) {
        return Segmentation.of(text, ecc)
                .flatMap(segmentation -> segmentation.atLeast(least, ecc))
                .map(segmentation -> symbol(segmentation, ecc));
    }

    private static Symbol symbol(Segmentation segmentation, Ecc ecc) {
        int version = segmentation.version();
        Blocks blocks = Blocks.of(version, ecc);
        Template template = Template.of(version);
        Grid unmasked = template.with(blocks.withCorrection(segmentation.codewords(blocks.data())));
        Grid best = new Grid(unmasked.size());
        Grid tried = new Grid(unmasked.size());
        int bestMask = 0;
        int lowest = Integer.MAX_VALUE;
        for (int mask = 0; mask < MASKS; mask++) {
            tried.become(unmasked, template.mask(mask));
            writeFormat(tried, ecc, mask);
            int penalty = Penalty.of(tried, lowest);
            if (penalty < lowest) {
                lowest = penalty;
                bestMask = mask;
                Grid free = best;
                best = tried;
                tried = free;
            }
        }
        return new Symbol(version, bestMask, best);
    }

    /** Level and mask in 15 bits, twice (ISO/IEC 18004, 7.9). */
    private static void writeFormat(Grid grid, Ecc ecc, int mask) {
        int data = ecc.indicator() << 3 | mask;
        int bits = (data << 10 | Bits.remainder(data, 10, FORMAT_GENERATOR)) ^ FORMAT_MASK;
        int size = grid.size();
        for (int i = 0; i < 15; i++) {
            boolean dark = (bits >> i & 1) != 0;
            // Round the upper left finder pattern, past the timing patterns, and shared by the other two.
            if (i < 8) {
                grid.put(8, i < 6 ? i : i + 1, dark);
                grid.put(size - 1 - i, 8, dark);
            } else {
                grid.put(i == 8 ? 7 : 14 - i, 8, dark);
                grid.put(8, size - 15 + i, dark);
            }
        }
    }
}
