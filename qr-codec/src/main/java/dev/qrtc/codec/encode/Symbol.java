// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

/** A finished QR symbol without its quiet zone: a square of dark and light modules. */
public final class Symbol {
    private final int version;
    private final int mask;
    private final Grid grid;

    Symbol(int version, int mask, Grid grid) {
        this.version = version;
        this.mask = mask;
        this.grid = grid;
    }

    /** 1 to 40. */
    public int version() {
        return version;
    }

    /** The mask over its data, 0 to 7. */
    public int mask() {
        return mask;
    }

    /** Modules along one side: {@code 17 + 4 * version}. */
    public int modules() {
        return grid.size();
    }

    /** Whether the module is dark; everything outside the symbol is its quiet zone, and light. */
    public boolean isDark(int column, int row) {
        int size = grid.size();
        return column >= 0 && row >= 0 && column < size && row < size && grid.get(column, row);
    }

    /** The first dark module of a row from {@code column} on, or {@link #modules()}. */
    public int nextDark(int column, int row) {
        return next(column, row, 0);
    }

    /** The first light module of a row from {@code column} on, or {@link #modules()}. */
    public int nextLight(int column, int row) {
        return next(column, row, -1);
    }

    private int next(int column, int row, long inverted) {
        int size = grid.size();
        if (column >= size) {
            return size;
        }
        int words = grid.words();
        int word = column >> 6;
        long bits = (grid.rows()[row * words + word] ^ inverted) & -1L << column;
        while (bits == 0 && ++word < words) {
            bits = grid.rows()[row * words + word] ^ inverted;
        }
        return bits == 0 ? size : Math.min(size, word * 64 + Long.numberOfTrailingZeros(bits));
    }
}
