// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.PicturesOfLibwebp;
import dev.qrtc.codec.picture.PicturesOfWebpBits;
import java.io.IOException;
import java.util.Base64;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** What libwebp's encoder made of pictures that a formula describes, each with another transform, comes back pixel by pixel. */
class LosslessPictureTest {
    @Test
    void predictedPixels() throws Exception {
        assertPixels(PicturesOfLibwebp.PREDICTED, 20, 16, (x, y) -> hills(x, y, 13));
    }

    @Test
    void pixelsWithoutTheirGreen() throws Exception {
        assertPixels(PicturesOfLibwebp.LESS_GREEN, 20, 16, (x, y) -> hills(x, y, 23));
    }

    @Test
    void packedNumbersOfColours() throws Exception {
        int[] colours = {0xff0000, 0x00ff00, 0x0000ff, 0x090909};
        assertPixels(PicturesOfLibwebp.FOUR_COLOURS, 33, 21, (x, y) -> colours[(x * 5 + y * 3 + x * y) % 4]);
    }

    /** By hand, with a share of each kind: all of green in red, half of it in blue, and a quarter of red taken from blue. */
    @Test
    void sharesOfColours() throws Exception {
        PicturesOfWebpBits bits = new PicturesOfWebpBits();
        bits.writeHeader(2, 1);
        bits.write(1, 1);
        bits.write(1, 2);
        bits.write(0, 3 + 1);
        writeOne(bits, 16, -8 & 0xff, 32);
        bits.write(0, 1 + 1 + 1);
        writeOne(bits, 64, 10, 20);
        byte[] picture = bits.bytes();
        int[] pixels = LosslessPicture.of(picture, 0, picture.length).pixels(() -> false);
        int red = 10 + 64;
        int blue = 20 + 64 / 2 - 19;
        assertArrayEquals(new int[] {0xff004000 | red << 16 | blue, 0xff004000 | red << 16 | blue}, pixels);
    }

    @Test
    void alphaOfLossyPictures() throws Exception {
        assertAlpha(PicturesOfLibwebp.LOSSY_WITH_ALPHA, 40, 30, (x, y) -> x * 4 + y * 2 + (x * y) % 5);
        assertAlpha(PicturesOfLibwebp.LOSSY_WITH_RAW_ALPHA, 12, 10, (x, y) -> x * x + y * 7);
    }

    @Test
    void endsWhenTheTimeIsUp() throws Exception {
        byte[] webp = Base64.getDecoder().decode(PicturesOfLibwebp.PREDICTED);
        assertThrows(IOException.class, () -> picture(webp).pixels(() -> true));
    }

    @Test
    void endsWhereTheBytesDo() throws Exception {
        byte[] webp = Base64.getDecoder().decode(PicturesOfLibwebp.PREDICTED);
        FirstFrame frame = FirstFrame.of(webp);
        for (int end = frame.from(); end < frame.end() - 2; end++) {
            int cut = end;
            assertThrows(
                    IOException.class,
                    () -> LosslessPicture.of(webp, frame.from(), cut).pixels(() -> false));
        }
    }

    private static int hills(int x, int y, int k) {
        int green = (x * (3 + k % 5) + y * (2 + k % 3) + (x * y * (k + 1)) % (5 + k % 11)) & 255;
        int red = (green * (1 + k % 4) / 2 + x / 3) & 255;
        int blue = (255 - green + (y * (k % 7)) / 2) & 255;
        return red << 16 | green << 8 | blue;
    }

    private static void writeOne(PicturesOfWebpBits bits, int green, int red, int blue) {
        for (int symbol : new int[] {green, red, blue, 255, 0}) {
            bits.writeCodeOf(symbol);
        }
    }

    private static LosslessPicture picture(byte[] webp) throws IOException {
        FirstFrame frame = FirstFrame.of(webp);
        assertTrue(frame.isLossless());
        return LosslessPicture.of(webp, frame.from(), frame.end());
    }

    private static void assertPixels(String base64, int width, int height, IntBinaryOperator formula)
            throws IOException {
        LosslessPicture picture = picture(Base64.getDecoder().decode(base64));
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        int[] pixels = picture.pixels(() -> false);
        for (int at = 0; at < pixels.length; at++) {
            int x = at % width;
            int y = at / width;
            assertEquals(0xff000000 | formula.applyAsInt(x, y), pixels[at], () -> x + ", " + y);
        }
    }

    private static void assertAlpha(String base64, int width, int height, IntBinaryOperator formula)
            throws IOException {
        byte[] webp = Base64.getDecoder().decode(base64);
        FirstFrame.Range range = FirstFrame.of(webp).alpha().orElseThrow();
        byte[] alpha = AlphaPlane.read(webp, range.from(), range.end(), width, height, () -> false);
        for (int at = 0; at < alpha.length; at++) {
            assertEquals((byte) formula.applyAsInt(at % width, at / width), alpha[at]);
        }
    }
}
