// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What all symbols of a version share (ISO/IEC 18004, 6.3 and 7.7): the patterns, the order in which the other modules take the
 * bits of the codewords, and the eight masks over those. Made when it is first needed, and kept: at most 70 kB for version 40.
 */
final class Template {
    private static final int MASKS = 8;
    private static final int VERSION_GENERATOR = 0x1f25;
    private static final AtomicReferenceArray<Template> MADE = new AtomicReferenceArray<>(41);

    private final int version;
    private final Grid patterns;
    private final Grid reserved;
    private final short[] order;
    private final Grid[] masks = new Grid[MASKS];

    private Template(int version) {
        int size = 17 + 4 * version;
        this.version = version;
        this.patterns = new Grid(size);
        this.reserved = new Grid(size);
        drawTiming(size);
        drawFinder(0, 0);
        drawFinder(size - 7, 0);
        drawFinder(0, size - 7);
        drawAlignment();
        drawVersion(size);
        // The format information, which is written with each mask, and the module beside it that is always dark.
        reserved.fill(0, 8, 9, 1);
        reserved.fill(8, 0, 1, 9);
        reserved.fill(size - 8, 8, 8, 1);
        reserved.fill(8, size - 8, 1, 8);
        patterns.set(8, size - 8);
        this.order = order(size);
        for (int mask = 0; mask < MASKS; mask++) {
            masks[mask] = mask(mask, size);
        }
    }

    static Template of(int version) {
        Template made = MADE.get(version);
        if (made == null) {
            made = new Template(version);
            MADE.set(version, made);
        }
        return made;
    }

    /** The patterns and these bits; what remains of the symbol takes zeros. */
    Grid with(byte[] codewords) {
        Grid grid = patterns.copy();
        for (int i = 0; i < codewords.length * 8; i++) {
            if ((codewords[i >> 3] >> (7 - (i & 7)) & 1) != 0) {
                grid.set(order[i] & 0xff, order[i] >> 8 & 0xff);
            }
        }
        return grid;
    }

    /** The places of all bits of the codewords and of the remainder, row in the upper byte; not a copy. */
    short[] order() {
        return order;
    }

    /** The modules that a mask, 0 to 7, changes. */
    Grid mask(int number) {
        return masks[number];
    }

    private void drawTiming(int size) {
        for (int i = 0; i < size; i++) {
            draw(6, i, i % 2 == 0);
            draw(i, 6, i % 2 == 0);
        }
    }

    /** With its separator, as far as it is inside. */
    private void drawFinder(int left, int top) {
        for (int y = -1; y <= 7; y++) {
            for (int x = -1; x <= 7; x++) {
                int ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
                if (isInside(left + x) && isInside(top + y)) {
                    draw(left + x, top + y, ring != 2 && ring != 4);
                }
            }
        }
    }

    private boolean isInside(int at) {
        return at >= 0 && at < patterns.size();
    }

    private void drawAlignment() {
        int[] places = alignment(version);
        int last = places.length - 1;
        for (int i = 0; i <= last; i++) {
            for (int j = 0; j <= last; j++) {
                boolean isFinder = (i == 0 && j == 0) || (i == 0 && j == last) || (i == last && j == 0);
                if (!isFinder) {
                    drawAlignmentAt(places[i], places[j]);
                }
            }
        }
    }

    private void drawAlignmentAt(int column, int row) {
        for (int y = -2; y <= 2; y++) {
            for (int x = -2; x <= 2; x++) {
                draw(column + x, row + y, Math.max(Math.abs(x), Math.abs(y)) != 1);
            }
        }
    }

    /** Columns, and rows, of the centres of alignment patterns (ISO/IEC 18004, annex E). */
    static int[] alignment(int version) {
        if (version == 1) {
            return new int[0];
        }
        int count = version / 7 + 2;
        int step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
        int[] places = new int[count];
        places[0] = 6;
        for (int i = count - 1, at = 10 + 4 * version; i >= 1; i--, at -= step) {
            places[i] = at;
        }
        return places;
    }

    /** The version in 18 bits, twice, from version 7 on (ISO/IEC 18004, 7.10). */
    private void drawVersion(int size) {
        if (version < 7) {
            return;
        }
        int bits = version << 12 | Bits.remainder(version, 12, VERSION_GENERATOR);
        for (int i = 0; i < 18; i++) {
            boolean dark = (bits >> i & 1) != 0;
            draw(size - 11 + i % 3, i / 3, dark);
            draw(i / 3, size - 11 + i % 3, dark);
        }
    }

    private void draw(int column, int row, boolean dark) {
        patterns.put(column, row, dark);
        reserved.set(column, row);
    }

    /** The places of all bits: two columns at a time from the right, up and down in turns. Row in the upper byte. */
    private short[] order(int size) {
        short[] places = new short[Blocks.dataModules(version)];
        int bit = 0;
        boolean upward = true;
        for (int right = size - 1; right >= 1; right -= 2, upward = !upward) {
            if (right == 6) {
                right = 5; // The timing pattern's column is none of a pair.
            }
            for (int i = 0; i < size; i++) {
                int row = upward ? size - 1 - i : i;
                for (int column = right; column > right - 2; column--) {
                    if (!reserved.get(column, row)) {
                        places[bit++] = (short) (row << 8 | column);
                    }
                }
            }
        }
        return places;
    }

    private Grid mask(int number, int size) {
        Grid mask = new Grid(size);
        for (short place : order) {
            int column = place & 0xff;
            int row = place >> 8 & 0xff;
            if (isMasked(number, row, column)) {
                mask.set(column, row);
            }
        }
        return mask;
    }

    /** The conditions of ISO/IEC 18004, table 10. */
    private static boolean isMasked(int mask, int i, int j) {
        return switch (mask) {
            case 0 -> (i + j) % 2 == 0;
            case 1 -> i % 2 == 0;
            case 2 -> j % 3 == 0;
            case 3 -> (i + j) % 3 == 0;
            case 4 -> (i / 2 + j / 3) % 2 == 0;
            case 5 -> i * j % 2 + i * j % 3 == 0;
            case 6 -> (i * j % 2 + i * j % 3) % 2 == 0;
            default -> ((i + j) % 2 + i * j % 3) % 2 == 0;
        };
    }
}
