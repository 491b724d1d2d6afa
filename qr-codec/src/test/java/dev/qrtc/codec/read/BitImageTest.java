// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.codec.picture.GrayImage;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Black and white, eight pixels at a time: as if each had been looked at by itself. */
class BitImageTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 63, 64, 65, 71, 256})
    void darkIsWhatIsDarkerThanTheThresholdAtItsPlace(int width) {
        int height = 300;
        Random random = new Random(width);
        byte[] pixels = new byte[width * height];
        byte[] limits = new byte[width * height];
        random.nextBytes(pixels);
        random.nextBytes(limits);
        for (int i = 0; i < pixels.length; i += 3) {
            // Equal, one more and one less, and the ends of the range.
            limits[i] = (byte) Math.clamp((pixels[i] & 0xff) + random.nextInt(3) - 1, 0, 255);
        }
        BitImage bits = BitImage.of(new GrayImage(width, height, pixels, 1), new Given(limits, width));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                assertEquals((pixels[at] & 0xff) < (limits[at] & 0xff), bits.isDark(x, y), "at " + x + ", " + y);
            }
        }
    }

    private static final class Given implements Thresholds {
        private final byte[] limits;
        private final int width;

        Given(byte[] limits, int width) {
            this.limits = limits;
            this.width = width;
        }

        @Override
        public void row(int y, byte[] thresholds) {
            System.arraycopy(limits, y * width, thresholds, 0, width);
        }

        @Override
        public int equalRows() {
            return 1;
        }
    }
}
