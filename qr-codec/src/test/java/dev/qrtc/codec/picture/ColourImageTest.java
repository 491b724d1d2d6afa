// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.ImageRefused.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours are those that the picture's maker saw, in any format and model. */
class ColourImageTest {
    private static final PictureLimits LIMITS =
            new PictureLimits(64 << 10, 1 << 20, 2048, 25, 8 << 20, Duration.ofSeconds(1), Duration.ofMillis(60));
    private static final int ORANGE = 0xffe08020;

    @ParameterizedTest
    @CsvSource({
        "png, 0", "jpeg, 6", "gif, 3", "bmp, 0",
    })
    void readsTheColoursOfEveryFormat(String format, int difference) throws Exception {
        ColourImage image = load(Pictures.write(filled(40, 20, BufferedImage.TYPE_INT_RGB, ORANGE), format));
        assertEquals(40, image.width());
        assertEquals(20, image.height());
        assertNear(ORANGE, image.argb(7, 13), difference);
    }

    @Test
    void readsTheColoursOfAWebp() throws Exception {
        BufferedImage picture = filled(40, 20, BufferedImage.TYPE_INT_RGB, 0xffff0000);
        picture.setRGB(7, 13, 0xff00ffff);
        ColourImage image = load(PicturesOfWebp.lossless(picture));
        assertEquals(0xffff0000, image.argb(6, 13));
        assertEquals(0xff00ffff, image.argb(7, 13));
    }

    /** The JDK takes gray values for linear ones: 128 would become 188. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void grayStaysAsItIs(String format) throws Exception {
        BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster()
                .setSamples(
                        0,
                        0,
                        8,
                        8,
                        0,
                        java.util.Collections.nCopies(64, 128).stream()
                                .mapToInt(i -> i)
                                .toArray());
        assertNear(0xff808080, load(Pictures.write(gray, format)).argb(3, 3), 1);
    }

    @Test
    void sixteenBitsBecomeEight() throws Exception {
        BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        gray.getRaster().setSample(3, 3, 0, 0x8080);
        ColourImage image = load(Pictures.write(gray, "png"));
        assertEquals(0xff808080, image.argb(3, 3));
        assertEquals(0xff000000, image.argb(4, 3));
    }

    @Test
    void transparencyIsKept() throws Exception {
        BufferedImage image = filled(8, 8, BufferedImage.TYPE_INT_ARGB, 0x80ff0000);
        image.setRGB(3, 3, 0);
        ColourImage loaded = load(Pictures.write(image, "png"));
        assertEquals(0x80ff0000, loaded.argb(0, 0));
        assertEquals(0, loaded.argb(3, 3) >>> 24);
        assertEquals(0xffff7f7f, loaded.on(0xffffff).argb(0, 0));
        assertEquals(0xff0000ff, loaded.on(0x0000ff).argb(3, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void transparencyOfAPaletteIsKept(String format) throws Exception {
        byte[] reds = {0, (byte) 255};
        byte[] others = {0, 0};
        var model = new IndexColorModel(1, 2, reds, others, others, 0);
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY, model);
        image.getRaster().setSample(3, 3, 0, 1);
        ColourImage loaded = load(Pictures.write(image, format));
        assertEquals(0, loaded.argb(0, 0) >>> 24);
        assertEquals(0xffff0000, loaded.argb(3, 3));
    }

    @Test
    void aLargePictureIsScaledDownToWhatIsWanted() throws Exception {
        BufferedImage wide = filled(1000, 400, BufferedImage.TYPE_INT_RGB, ORANGE);
        ColourImage image = new PictureLoader(LIMITS).loadColours(Pictures.write(wide, "png"), 100, Effort.whole());
        assertEquals(100, image.width());
        assertEquals(40, image.height());
        assertEquals(ORANGE, image.argb(99, 39));
    }

    @Test
    void headersThatAnnounceTooMuchAreRefused() {
        refused(Reason.TOO_LARGE, Pictures.png(2049, 1, 2, new byte[10]));
        refused(Reason.TOO_LARGE, Pictures.png(1025, 1024, 2, new byte[10]));
        refused(Reason.TOO_LARGE, new byte[(64 << 10) + 1]);
        refused(Reason.UNSUPPORTED, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.US_ASCII));
        refused(Reason.UNSUPPORTED, new byte[0]);
        refused(Reason.DAMAGED, Pictures.png(100, 100, 2, new byte[10]));
    }

    /** Its reader would take 17 bytes for each of its pixels. */
    @Test
    void aWebpMayHaveHalfAsManyPixels() throws Exception {
        byte[] larger = PicturesOfWebp.lossless(new BufferedImage(705, 700, BufferedImage.TYPE_INT_RGB));
        refused(Reason.TOO_LARGE, Arrays.copyOf(larger, 1000));
        PictureLimits moreBytes =
                new PictureLimits(1 << 20, 1 << 20, 2048, 25, 8 << 20, Duration.ofSeconds(1), Duration.ofMillis(60));
        byte[] webp = PicturesOfWebp.lossless(new BufferedImage(700, 700, BufferedImage.TYPE_INT_RGB));
        assertEquals(
                700,
                new PictureLoader(moreBytes)
                        .loadColours(webp, 1024, Effort.whole())
                        .width());
    }

    /** As Adobe writes them: each ink inverted, so that 255 is none. */
    @Test
    void inksBecomeColours() throws Exception {
        assertNear(0xffffffff, load(fourInks(255, 255, 255, 255)).argb(3, 3), 3);
        assertNear(0xff000000, load(fourInks(255, 255, 255, 0)).argb(3, 3), 3);
        assertNear(0xffff0000, load(fourInks(255, 0, 0, 255)).argb(3, 3), 3);
    }

    @Test
    void stopsWhenNobodyWantsItAnyMore() {
        byte[] png = Pictures.write(filled(500, 500, BufferedImage.TYPE_INT_RGB, ORANGE), "png");
        AtomicInteger asked = new AtomicInteger();
        Effort shortEffort = new Effort(Long.MAX_VALUE, () -> asked.incrementAndGet() > 5);
        assertThrows(Unfinished.class, () -> new PictureLoader(LIMITS).loadColours(png, 100, shortEffort));
    }

    private static byte[] fourInks(int... inks) throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int i = 0; i < 16 * 16; i++) {
            raster.setPixel(i % 16, i / 16, inks);
        }
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        // Adobe's marker, without which the fourth component would be taken for alpha.
        byte[] jpeg = bytes.toByteArray();
        byte[] marker = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(jpeg, 0, 2);
        marked.writeBytes(marker);
        marked.write(jpeg, 2, jpeg.length - 2);
        return marked.toByteArray();
    }

    private static BufferedImage filled(int width, int height, int type, int argb) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, argb);
        }
        return image;
    }

    private static void assertNear(int expected, int actual, int difference) {
        for (int shift = 0; shift <= 24; shift += 8) {
            int apart = Math.abs((expected >>> shift & 0xff) - (actual >>> shift & 0xff));
            assertTrue(apart <= difference, Integer.toHexString(actual));
        }
    }

    private static void refused(Reason reason, byte[] bytes) {
        ImageRefused refused = assertThrows(ImageRefused.class, () -> load(bytes));
        assertEquals(reason, refused.reason(), refused.detail());
    }

    private static ColourImage load(byte[] bytes) throws Exception {
        return new PictureLoader(LIMITS).loadColours(bytes, 1024, Effort.whole());
    }
}
