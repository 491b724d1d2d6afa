// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.codec.picture.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
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
            byte[] wall = Pictures.write(wall(1600, cell), "png");
            assertTimeoutPreemptively(QUICK, () -> FINDER.find(wall));
        }
    }

    private static BufferedImage wall(int side, int cell) {
        BufferedImage wall = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = wall.createGraphics();
        int module = Math.max(1, cell / 9);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        for (int y = 0; y + cell <= side; y += cell) {
            for (int x = 0; x + cell <= side; x += cell) {
                square(graphics, Color.BLACK, x, y, 7 * module);
                square(graphics, Color.WHITE, x + module, y + module, 5 * module);
                square(graphics, Color.BLACK, x + 2 * module, y + 2 * module, 3 * module);
            }
        }
        graphics.dispose();
        return wall;
    }

    private static void square(Graphics2D graphics, Color colour, int x, int y, int side) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, side, side);
    }
}
