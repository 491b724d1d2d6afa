// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Thresholds that follow the light: for each block of pixels the mean of the blocks around it, and less than that where they
 * hardly differ, so that noise on an even ground is no pattern.
 */
final class LocalThresholds implements Thresholds {
    /** Deviations below it are noise in any picture. */
    private static final int LEAST = 5;

    private final Blocks blocks;
    private final int width;
    private final byte[] thresholds;

    /** @param flat where the deviation is less, there is only noise */
    private LocalThresholds(Blocks blocks, int width, int reach, int flat) {
        this.blocks = blocks;
        this.width = width;
        this.thresholds = spread(reach, flat);
    }

    /**
     * For all but faint codes.
     *
     * @param side pixels along one side of a block
     * @param reach blocks to each side over which the mean is taken
     */
    static Thresholds of(GrayImage image, int side, int reach) {
        Blocks blocks = Blocks.of(image, side);
        return new LocalThresholds(blocks, image.getWidth(), reach, flat(blocks));
    }

    /** Takes also for a pattern what is hardly more than noise; nothing where the others do so too, since all differs enough. */
    static Optional<Thresholds> faint(GrayImage image, int side, int reach) {
        Blocks blocks = Blocks.of(image, side);
        LocalThresholds usual = new LocalThresholds(blocks, image.getWidth(), reach, flat(blocks));
        LocalThresholds faint = new LocalThresholds(blocks, image.getWidth(), reach, LEAST);
        return Arrays.equals(usual.thresholds, faint.thresholds) ? Optional.empty() : Optional.of(faint);
    }

    /** Deviations below it are noise in this picture: most of a photo is not code. */
    private static int flat(Blocks blocks) {
        int[] sorted = blocks.deviations().clone();
        Arrays.sort(sorted);
        int low = sorted[sorted.length * 3 / 10];
        int high = sorted[sorted.length - 1 - sorted.length / 100];
        return Math.max(LEAST, Math.min(low * 7 / 4, high * 2 / 5));
    }

    private byte[] spread(int reach, int flat) {
        int columns = blocks.columns();
        int rows = blocks.rows();
        int[] sums = summed(blocks.means());
        int[] deviationSums = summed(blocks.deviations());
        byte[] spread = new byte[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int top = Math.max(0, row - reach);
                int left = Math.max(0, column - reach);
                int bottom = Math.min(rows, row + reach + 1);
                int right = Math.min(columns, column + reach + 1);
                int count = (bottom - top) * (right - left);
                int mean = total(sums, left, top, right, bottom) / count;
                int deviation = total(deviationSums, left, top, right, bottom) / count;
                int threshold = deviation < flat ? Math.max(0, mean - 3 * deviation - LEAST) : mean;
                spread[row * columns + column] = (byte) threshold;
            }
        }
        return spread;
    }

    private int[] summed(int[] values) {
        int columns = blocks.columns();
        int[] sums = new int[(columns + 1) * (blocks.rows() + 1)];
        for (int row = 0; row < blocks.rows(); row++) {
            int line = 0;
            for (int column = 0; column < columns; column++) {
                line += values[row * columns + column];
                int at = (row + 1) * (columns + 1) + column + 1;
                sums[at] = sums[at - columns - 1] + line;
            }
        }
        return sums;
    }

    private int total(int[] sums, int left, int top, int right, int bottom) {
        int stride = blocks.columns() + 1;
        return sums[bottom * stride + right]
                - sums[top * stride + right]
                - sums[bottom * stride + left]
                + sums[top * stride + left];
    }

    @Override
    public void row(int y, byte[] line) {
        int side = blocks.side();
        int from = y / side * blocks.columns();
        for (int column = 0; column < blocks.columns(); column++) {
            Arrays.fill(line, column * side, Math.min((column + 1) * side, width), thresholds[from + column]);
        }
    }

    @Override
    public int equalRows() {
        return blocks.side();
    }
}
