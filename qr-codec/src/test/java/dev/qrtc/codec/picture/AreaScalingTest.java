// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaScalingTest {
    /** What cannot be seen has no colour: red fades out, and does not become dark. */
    @Test
    void whatIsTransparentAddsNothingToTheMean() {
        ColourImage image = new ColourImage(2, 2, new int[] {0xffff0000, 0, 0xffff0000, 0});
        assertEquals(0x80ff0000, image.scaledTo(1, 1).argb(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"100,80", "99,1", "37,11", "1,1", "300,400", "101,79"})
    void anEvenColourIsTheSameInAnySize(int width, int height) {
        int[] argb = new int[100 * 80];
        Arrays.fill(argb, 0xc0123456);
        ColourImage scaled = new ColourImage(100, 80, argb).scaledTo(width, height);
        for (int i = 0; i < width * height; i++) {
            assertEquals(0xc0123456, scaled.argb(i % width, i / width));
        }
    }

    /** Neither darker nor lighter as a whole, and nothing is left out. */
    @Test
    void theMeanOfAPictureStaysTheSame() {
        int[] argb =
                new Random(5).ints(97 * 61).map(colour -> colour | 0xff000000).toArray();
        ColourImage image = new ColourImage(97, 61, argb);
        assertEquals(mean(image), mean(image.scaledTo(31, 17)), 0.5);
        assertEquals(mean(image), mean(image.scaledTo(150, 200)), 0.5);
    }

    private static double mean(ColourImage image) {
        long sum = 0;
        for (int i = 0; i < image.width() * image.height(); i++) {
            sum += image.argb(i % image.width(), i / image.width()) & 0xff;
        }
        return (double) sum / (image.width() * image.height());
    }
}
