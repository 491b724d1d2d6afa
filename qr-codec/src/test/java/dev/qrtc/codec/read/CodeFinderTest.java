// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.GrayImage;
import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.codec.picture.PictureLoader;
import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.codec.picture.PicturesOfWebp;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFinderTest {
    private static final PictureLimits LIMITS = new PictureLimits(
            10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofSeconds(10), Duration.ofMillis(60));
    private static final String TEXT = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJhIn0.c2lnbmF0dXJl~k";

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void readsEveryFormat(String format) throws Exception {
        assertEquals(List.of(TEXT), texts(Pictures.write(Pictures.code(TEXT, 300), format)));
    }

    @Test
    void readsWebp() throws Exception {
        assertEquals(List.of(TEXT), texts(PicturesOfWebp.lossless(Pictures.code(TEXT, 300))));
        assertEquals(List.of(PicturesOfWebp.LOSSY_TEXT), texts(PicturesOfWebp.lossy()));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void readsEveryModelOfColours(int type) throws Exception {
        assertEquals(List.of(TEXT), texts(Pictures.write(Pictures.copy(Pictures.code(TEXT, 300), type), "png")));
    }

    @Test
    void readsWhatIsDrawnOnTransparency() throws Exception {
        BufferedImage code = Pictures.copy(Pictures.code(TEXT, 300), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 300 * 300; i++) {
            if (code.getRGB(i % 300, i / 300) == 0xffffffff) {
                code.setRGB(i % 300, i / 300, 0x00000000);
            }
        }
        assertEquals(List.of(TEXT), texts(Pictures.write(code, "png")));
    }

    @Test
    void readsProgressiveAndCutJpegs() throws Exception {
        assertEquals(List.of(TEXT), texts(Pictures.progressive(Pictures.code(TEXT, 300))));
        BufferedImage tall = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = tall.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 300, 400);
        graphics.drawImage(Pictures.code(TEXT, 250), 0, 0, null);
        // What is lost is below the code.
        graphics.drawImage(Pictures.code("lost", 140), 80, 260, null);
        graphics.dispose();
        byte[] jpeg = Pictures.write(tall, "jpeg");
        assertEquals(List.of(TEXT), texts(Arrays.copyOf(jpeg, jpeg.length * 9 / 10)));
    }

    @Test
    void readsInverted() throws Exception {
        assertEquals(List.of(TEXT), texts(Pictures.write(Pictures.inverted(Pictures.code(TEXT, 300)), "png")));
    }

    /** More than the memory allows is read at a half of its size. */
    @Test
    void readsLargePicturesInLittleMemory() throws Exception {
        PictureLimits little = new PictureLimits(
                10 << 20, 40_000_000, 12_000, 25, 3_000_000, Duration.ofSeconds(10), Duration.ofMillis(60));
        byte[] large = Pictures.write(Pictures.code(TEXT, 2000), "png");
        GrayImage gray = new PictureLoader(little).load(large);
        assertTrue(gray.scale() > 1);
        var found = new CodeFinder(little, Chain.standard(), System::nanoTime).find(large);
        assertEquals(TEXT, found.codes().get(0).text());
        assertTrue(found.codes().get(0).corners().get(2).x() > 1700);
    }

    @Test
    void findsAllCodesEachOnceAlsoWhenOneIsInverted() throws Exception {
        byte[] picture = Pictures.write(
                Pictures.beside(
                        Pictures.code("first", 250),
                        Pictures.code("second", 300),
                        Pictures.inverted(Pictures.code("third", 250)),
                        Pictures.code("second", 300)),
                "png");
        assertEquals(List.of("first", "second", "second", "third"), sorted(texts(picture)));
    }

    @Test
    void tellsVersionLevelAndCorners() throws Exception {
        Code code =
                find(Pictures.write(Pictures.code(TEXT, 330), "png")).codes().get(0);
        assertEquals(3, code.version());
        assertEquals("L", code.ecc());
        // 29 modules of 8 pixels each, in the middle.
        int left = (330 - 29 * 8) / 2;
        int right = left + 29 * 8;
        assertNear(code.corners(), left, left, right, left, right, right, left, right);
    }

    @Test
    void cornersTurnWithTheCode() throws Exception {
        BufferedImage code = Pictures.code(TEXT, 330);
        var turn = new AffineTransformOp(AffineTransform.getRotateInstance(Math.PI / 2, 165, 165), null);
        Code read = find(Pictures.write(turn.filter(code, null), "png")).codes().get(0);
        assertNear(read.corners(), 281, 49, 281, 281, 49, 281, 49, 49);
    }

    @Test
    void readsTextOfAnyScript() throws Exception {
        String text = "Grüße, 漢字 😀";
        assertEquals(List.of(text), texts(Pictures.write(Pictures.code(text, 300), "png")));
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertTrue(texts(Pictures.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png"))
                .isEmpty());
        assertTrue(texts(Pictures.write(new BufferedImage(500, 3, BufferedImage.TYPE_INT_RGB), "png"))
                .isEmpty());
        assertTrue(texts(Pictures.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg"))
                .isEmpty());
    }

    /** Giving up costs more than success, so it has an end. */
    @Test
    void stopsWhenTheTimeIsUp() {
        AtomicLong time = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        CodeReader slow = (image, deadline) -> {
            asked.incrementAndGet();
            time.addAndGet(Duration.ofSeconds(1).toNanos());
            return CodeReader.Reading.NOTHING;
        };
        Chain chain = new Chain(List.of(slow, slow, slow, slow, slow));
        GrayImage image = new GrayImage(1, 1, new byte[1], 1);
        chain.read(image, Deadline.in(Duration.ofMillis(2500), time::get));
        assertEquals(3, asked.get());
    }

    @Test
    void looksOnWhileSomethingIsLeftThatLooksLikeACode() {
        Code first = code("first", 0);
        Code second = code("second", 100);
        Chain chain = new Chain(List.of(
                (image, deadline) -> new CodeReader.Reading(List.of(first), false),
                (image, deadline) -> new CodeReader.Reading(List.of(code("first", 2), second), true),
                (image, deadline) -> {
                    throw new AssertionError("all were read already");
                }));
        GrayImage image = new GrayImage(1, 1, new byte[1], 1);
        var reading = chain.read(image, Deadline.in(Duration.ofSeconds(9), System::nanoTime));
        assertEquals(List.of(first, second), reading.codes());
    }

    private static Code code(String text, int left) {
        return new Code(
                text,
                1,
                "M",
                List.of(
                        new Code.Point(left, 0),
                        new Code.Point(left + 50, 0),
                        new Code.Point(left + 50, 50),
                        new Code.Point(left, 50)));
    }

    private static void assertNear(List<Code.Point> corners, double... expected) {
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[2 * i], corners.get(i).x(), 4, corners.toString());
            assertEquals(expected[2 * i + 1], corners.get(i).y(), 4, corners.toString());
        }
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static List<String> texts(byte[] picture) throws Exception {
        return find(picture).codes().stream().map(Code::text).toList();
    }

    private static CodeFinder.Finding find(byte[] picture) throws Exception {
        return new CodeFinder(LIMITS, Chain.standard(), System::nanoTime).find(picture);
    }
}
