// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.codec.picture.PicturesOfBombs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pictures that are made to keep a search busy. */
class WallOfPatternsTest {
    /** A busy machine may take seconds; what these pictures want to cause takes hours. */
    private static final Duration QUICK = Duration.ofSeconds(30);

    private static final CodeFinder FINDER = new CodeFinder(
            new PictureLimits(
                    10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofMillis(300), Duration.ofMillis(60)),
            Chain.standard(),
            System::nanoTime);

    /** Every three of the patterns could be a code; comparing them all would take hours. */
    @Test
    void aWallOfFinderPatterns() throws Exception {
        for (int cell : new int[] {9, 16, 40, 80}) {
            byte[] wall = PicturesOfBombs.wall(1600, cell);
            assertTimeoutPreemptively(QUICK, () -> FINDER.find(wall));
        }
    }
}
