// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever asked for a picture can stop it being read, whatever the bytes make the readers do. */
class StoppableInputTest {
    private static final PictureLimits LIMITS = new PictureLimits(
            10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofMillis(1500), Duration.ofMillis(60));

    @Test
    void givesFewBytesAtATimeUntilItIsOver() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (StoppableInput input = new StoppableInput(new byte[5000], () -> asked.incrementAndGet() > 3)) {
            byte[] bytes = new byte[5000];
            for (int time = 0; time < 3; time++) {
                assertEquals(1024, input.read(bytes, 0, bytes.length));
            }
            assertThrows(IOException.class, () -> input.read(bytes, 0, bytes.length));
        }
    }

    /** The library that takes in the scans of a progressive JPEG tells nobody how far it is, but it asks for bytes. */
    @Test
    void endsWithinTheScansOfAProgressiveJpeg() throws Exception {
        endsEarly(PicturesOfBombs.scans(4000, 25));
    }

    /** All of them fit into a few kilobytes, and each goes over 39 megapixels. */
    @Test
    void endsWithinTinyScansOfAHugeProgressiveJpeg() throws Exception {
        endsEarly(PicturesOfBombs.tinyScans(6300, 25));
    }

    /** When the effort is over after some of the questions that reading to the end asks, then it asks no more. */
    private static void endsEarly(byte[] jpeg) throws Exception {
        long begin = System.nanoTime();
        new PictureLoader(LIMITS).load(jpeg, Effort.whole());
        long whole = System.nanoTime() - begin;

        AtomicInteger asked = new AtomicInteger();
        begin = System.nanoTime();
        Effort effort = new Effort(Long.MAX_VALUE, () -> asked.incrementAndGet() > 5);
        assertThrows(Unfinished.class, () -> new PictureLoader(LIMITS).load(jpeg, effort));
        long early = System.nanoTime() - begin;
        assertTrue(early < whole / 2, () -> early + " of " + whole + " ns");
        assertTrue(asked.get() < 12, () -> "asked " + asked + " times");
    }
}
