// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.util.Arrays;

/** How light the blocks of a picture are, row by row, and how much the pixels of each differ. */
final class Blocks {
    private final int side;
    private final int columns;
    private final int[] means;
    private final int[] deviations;

    private Blocks(int side, int columns, int rows) {
        this.side = side;
        this.columns = columns;
        this.means = new int[columns * rows];
        this.deviations = new int[columns * rows];
    }

    /** @param side pixels along one side of a block; the last of a row or column overlap their neighbours, so that all are whole */
    static Blocks of(GrayImage image, int side) {
        int width = image.getWidth();
        int columns = (width + side - 1) / side;
        int rows = (image.getHeight() + side - 1) / side;
        Blocks blocks = new Blocks(side, columns, rows);
        // Column by column of pixels first: whole rows are added many pixels at a time by the processor.
        int[] sums = new int[width];
        int[] squares = new int[width];
        for (int row = 0; row < rows; row++) {
            int top = Math.min(row * side, Math.max(0, image.getHeight() - side));
            int bottom = Math.min(top + side, image.getHeight());
            Arrays.fill(sums, 0);
            Arrays.fill(squares, 0);
            for (int y = top; y < bottom; y++) {
                add(image.getMatrix(), y * width, sums, squares);
            }
            blocks.put(row, bottom - top, sums, squares);
        }
        return blocks;
    }

    private static void add(byte[] pixels, int from, int[] sums, int[] squares) {
        for (int x = 0; x < sums.length; x++) {
            int light = pixels[from + x] & 0xff;
            sums[x] += light;
            squares[x] += light * light;
        }
    }

    private void put(int row, int height, int[] sums, int[] squares) {
        for (int column = 0; column < columns; column++) {
            int left = Math.min(column * side, Math.max(0, sums.length - side));
            int right = Math.min(left + side, sums.length);
            int count = height * (right - left);
            int mean = total(sums, left, right) / count;
            int variance = total(squares, left, right) / count - mean * mean;
            means[row * columns + column] = mean;
            deviations[row * columns + column] = (int) Math.sqrt(Math.max(0, variance));
        }
    }

    private static int total(int[] values, int from, int to) {
        int total = 0;
        for (int i = from; i < to; i++) {
            total += values[i];
        }
        return total;
    }

    /** Pixels along one side of a block. */
    int side() {
        return side;
    }

    /** Blocks in a row. */
    int columns() {
        return columns;
    }

    int rows() {
        return means.length / columns;
    }

    /** Mean luminance of each block. */
    int[] means() {
        return means;
    }

    /** Standard deviation of each block. */
    int[] deviations() {
        return deviations;
    }
}
