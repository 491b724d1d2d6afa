// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.benchmark.qr.scene.Tokens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawerTest {
    private static final String TEXT = Tokens.ofLength(new Random(1), 260);

    @Test
    void drawsTheVeryPictureThatZxingDraws() throws IOException {
        BufferedImage ours = picture(Drawer.PNG);
        BufferedImage theirs = picture(Drawer.ZXING);
        assertEquals(8 * (65 + 8), ours.getWidth());
        assertEquals(ours.getWidth(), theirs.getWidth());
        assertArrayEquals(pixels(theirs), pixels(ours));
    }

    @Test
    void drawsAnSvgOfTheSameSize() {
        String svg = new String(Drawer.SVG.draw(TEXT), StandardCharsets.UTF_8);
        assertTrue(svg.contains("width=\"584\""), svg.substring(0, 200));
    }

    @Test
    void tellsHowManyWereDrawnInHowMuchTime() {
        Rate rate = Rate.of(Drawer.PNG, List.of(TEXT, TEXT), 0.05);
        assertTrue(rate.renders() > 0 && rate.renders() % 2 == 0, rate.toString());
        assertTrue(rate.cpuSeconds() >= 0.05 && rate.cpuSeconds() < 1, rate.toString());
        assertEquals(Drawer.PNG.draw(TEXT).length, rate.bytes());
    }

    private static BufferedImage picture(Drawer drawer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(drawer.draw(TEXT)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
