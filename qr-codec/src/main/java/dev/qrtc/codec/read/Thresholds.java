// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.util.Arrays;

/** For each pixel of a picture the luminance below which it is dark. */
interface Thresholds {
    /** It settles in a few. */
    int MOST_ROUNDS = 32;

    /** Writes the thresholds of a row, one byte a pixel. */
    void row(int y, byte[] thresholds);

    /** So many rows have the same thresholds, from every row on that is a multiple of it. */
    int equalRows();

    /** One for all pixels: the middle between the picture's dark and light parts (Ridler and Calvard, 1978). */
    static Thresholds global(GrayImage image) {
        int[] histogram = new int[256];
        for (byte pixel : image.getMatrix()) {
            histogram[pixel & 0xff]++;
        }
        int threshold = 128;
        for (int round = 0, before = -1; round < MOST_ROUNDS && before != threshold; round++) {
            before = threshold;
            threshold = (mean(histogram, 0, before) + mean(histogram, before, 256) + 1) / 2;
        }
        return new Global((byte) threshold, image.getHeight());
    }

    private static int mean(int[] histogram, int from, int to) {
        long count = 0;
        long sum = 0;
        for (int value = from; value < to; value++) {
            count += histogram[value];
            sum += (long) value * histogram[value];
        }
        return count == 0 ? (from + to) / 2 : (int) (sum / count);
    }

    /**
     * The same for all.
     *
     * @param equalRows all rows of the picture
     */
    record Global(byte threshold, int equalRows) implements Thresholds {
        @Override
        public void row(int y, byte[] thresholds) {
            Arrays.fill(thresholds, threshold);
        }
    }
}
