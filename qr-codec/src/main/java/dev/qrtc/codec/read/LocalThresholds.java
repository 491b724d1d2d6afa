// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.util.Arrays;

/**
 * Thresholds that follow the light: for each block of pixels the mean of the blocks around it, and less than that where they
 * hardly differ, so that noise on an even ground is no pattern.
 */
final class LocalThresholds implements Thresholds {
    /** Deviations below it are noise in any picture. */
    private static final int LEAST = 5;

    private final int block;
    private final boolean faint;
    private final int columns;
    private final int rows;
    private final int[] thresholds;
    private final int width;

    /**
     * @param block pixels along one side of a block
     * @param reach blocks to each side over which the mean is taken
     * @param faint takes also for a pattern what is hardly more than noise
     */
    LocalThresholds(GrayImage image, int block, int reach, boolean faint) {
        this.block = block;
        this.faint = faint;
        this.width = image.getWidth();
        this.columns = (width + block - 1) / block;
        this.rows = (image.getHeight() + block - 1) / block;
        int[] means = new int[columns * rows];
        int[] deviations = new int[columns * rows];
        measure(image, means, deviations);
        this.thresholds = spread(means, deviations, reach);
    }

    private void measure(GrayImage image, int[] means, int[] deviations) {
        byte[] pixels = image.getMatrix();
        for (int row = 0; row < rows; row++) {
            int top = Math.min(row * block, Math.max(0, image.getHeight() - block));
            int bottom = Math.min(top + block, image.getHeight());
            for (int column = 0; column < columns; column++) {
                int left = Math.min(column * block, Math.max(0, width - block));
                int right = Math.min(left + block, width);
                int sum = 0;
                int squares = 0;
                for (int y = top; y < bottom; y++) {
                    for (int at = y * width + left; at < y * width + right; at++) {
                        int light = pixels[at] & 0xff;
                        sum += light;
                        squares += light * light;
                    }
                }
                int count = (bottom - top) * (right - left);
                int mean = sum / count;
                means[row * columns + column] = mean;
                deviations[row * columns + column] = (int) Math.sqrt(Math.max(0, squares / count - mean * mean));
            }
        }
    }

    private int[] spread(int[] means, int[] deviations, int reach) {
        int flat = faint ? LEAST : flat(deviations);
        int[] sums = summed(means);
        int[] deviationSums = summed(deviations);
        int[] spread = new int[means.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int top = Math.max(0, row - reach);
                int left = Math.max(0, column - reach);
                int bottom = Math.min(rows, row + reach + 1);
                int right = Math.min(columns, column + reach + 1);
                int count = (bottom - top) * (right - left);
                int mean = total(sums, left, top, right, bottom) / count;
                int deviation = total(deviationSums, left, top, right, bottom) / count;
                spread[row * columns + column] = deviation < flat ? mean - 3 * deviation - LEAST : mean;
            }
        }
        return spread;
    }

    /** Deviations below it are noise in this picture: most of a photo is not code. */
    private static int flat(int[] deviations) {
        int[] sorted = deviations.clone();
        Arrays.sort(sorted);
        int low = sorted[sorted.length * 3 / 10];
        int high = sorted[sorted.length - 1 - sorted.length / 100];
        return Math.max(LEAST, Math.min(low * 7 / 4, high * 2 / 5));
    }

    private int[] summed(int[] values) {
        int[] sums = new int[(columns + 1) * (rows + 1)];
        for (int row = 0; row < rows; row++) {
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
        int stride = columns + 1;
        return sums[bottom * stride + right]
                - sums[top * stride + right]
                - sums[bottom * stride + left]
                + sums[top * stride + left];
    }

    @Override
    public void row(int y, int[] line) {
        int from = y / block * columns;
        for (int column = 0, x = 0; column < columns; column++) {
            int threshold = thresholds[from + column];
            int end = Math.min(x + block, width);
            while (x < end) {
                line[x++] = threshold;
            }
        }
    }
}
