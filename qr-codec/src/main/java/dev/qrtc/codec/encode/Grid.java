// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

/**
 * A square of bits, kept twice: as rows and as columns, each line in words of 64 modules with the first module in the lowest
 * bit. So what is true of rows is computed for columns by the same few instructions a word.
 */
final class Grid {
    private final int size;
    private final int words;
    private final long[] rows;
    private final long[] columns;

    Grid(int size) {
        this.size = size;
        this.words = (size + 63) / 64;
        this.rows = new long[size * words];
        this.columns = new long[size * words];
    }

    private Grid(Grid other) {
        this.size = other.size;
        this.words = other.words;
        this.rows = other.rows.clone();
        this.columns = other.columns.clone();
    }

    Grid copy() {
        return new Grid(this);
    }

    /** Modules along one side. */
    int size() {
        return size;
    }

    /** Words of a line. */
    int words() {
        return words;
    }

    /** All rows; not a copy. */
    long[] rows() {
        return rows;
    }

    /** All columns; not a copy. */
    long[] columns() {
        return columns;
    }

    boolean get(int column, int row) {
        return (rows[row * words + (column >> 6)] >>> column & 1) != 0;
    }

    void set(int column, int row) {
        rows[row * words + (column >> 6)] |= 1L << column;
        columns[column * words + (row >> 6)] |= 1L << row;
    }

    void put(int column, int row, boolean dark) {
        if (dark) {
            set(column, row);
        } else {
            rows[row * words + (column >> 6)] &= ~(1L << column);
            columns[column * words + (row >> 6)] &= ~(1L << row);
        }
    }

    /** Sets all bits of a rectangle. */
    void fill(int column, int row, int width, int height) {
        for (int y = row; y < row + height; y++) {
            for (int x = column; x < column + width; x++) {
                set(x, y);
            }
        }
    }

    /** Takes the bits of {@code base}, and changes those that {@code mask} has. */
    void become(Grid base, Grid mask) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = base.rows[i] ^ mask.rows[i];
            columns[i] = base.columns[i] ^ mask.columns[i];
        }
    }

    /** How many bits are set. */
    int count() {
        int count = 0;
        for (long word : rows) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
