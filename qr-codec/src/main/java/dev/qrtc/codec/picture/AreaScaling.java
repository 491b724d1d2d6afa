// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.util.Arrays;

/**
 * Another size for a picture: each new pixel is the mean of the area that it covers of the old ones, each of them weighted with its
 * alpha. Rows are read once, from the first to the last, so a large picture need not be in memory a second time.
 */
final class AreaScaling {
    private static final int CHANNELS = 4;

    /** Where the pixels come from. */
    @FunctionalInterface
    interface Rows {
        /** Writes one row as eight bits each of alpha, red, green and blue, not premultiplied. */
        void read(int y, int[] argb);
    }

    private final int width;
    private final int height;
    private final Rows rows;

    AreaScaling(int width, int height, Rows rows) {
        this.width = width;
        this.height = height;
        this.rows = rows;
    }

    ColourImage to(int newWidth, int newHeight) {
        int[] argb = new int[newWidth * newHeight];
        int[] row = new int[width];
        float[] line = new float[newWidth * CHANNELS];
        float[] sums = new float[newWidth * CHANNELS];
        int read = -1;
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(sums, 0);
            double from = (double) y * height / newHeight;
            double to = (double) (y + 1) * height / newHeight;
            for (int source = (int) from; source < to && source < height; source++) {
                if (source != read) {
                    rows.read(source, row);
                    sumUp(row, line);
                    read = source;
                }
                add(line, (float) (Math.min(to, source + 1) - Math.max(from, source)), sums);
            }
            write(sums, argb, y * newWidth);
        }
        return new ColourImage(newWidth, newHeight, argb);
    }

    /** What each new pixel covers of this row, premultiplied. */
    private static void sumUp(int[] row, float[] line) {
        Arrays.fill(line, 0);
        int count = line.length / CHANNELS;
        for (int x = 0; x < count; x++) {
            double from = (double) x * row.length / count;
            double to = (double) (x + 1) * row.length / count;
            for (int source = (int) from; source < to && source < row.length; source++) {
                float weight = (float) (Math.min(to, source + 1) - Math.max(from, source));
                int colour = row[source];
                float alpha = weight * (colour >>> 24);
                line[x * CHANNELS] += alpha;
                line[x * CHANNELS + 1] += alpha * (colour >> 16 & 0xff);
                line[x * CHANNELS + 2] += alpha * (colour >> 8 & 0xff);
                line[x * CHANNELS + 3] += alpha * (colour & 0xff);
            }
        }
    }

    private static void add(float[] line, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * line[i];
        }
    }

    private void write(float[] sums, int[] argb, int at) {
        int count = sums.length / CHANNELS;
        double area = (double) width * height / argb.length;
        for (int x = 0; x < count; x++) {
            float alpha = sums[x * CHANNELS];
            int colour = Math.min(255, (int) Math.round(alpha / area)) << 24;
            for (int channel = 1; channel < CHANNELS && alpha > 0; channel++) {
                int value = Math.min(255, Math.round(sums[x * CHANNELS + channel] / alpha));
                colour |= value << (8 * (CHANNELS - 1 - channel));
            }
            argb[at + x] = colour;
        }
    }
}
