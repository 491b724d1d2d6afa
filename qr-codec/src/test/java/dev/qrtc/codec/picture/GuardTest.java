// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.ImageRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that somebody wrote to hurt are refused quickly and cheaply, each with the reason of the protocol. */
class GuardTest {
    /** A busy machine may take seconds; what these pictures want to cause takes minutes to hours. */
    private static final Duration QUICK = Duration.ofSeconds(30);

    private static final PictureLimits LIMITS = new PictureLimits(
            10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofMillis(300), Duration.ofMillis(60));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "B",
                "hello",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "\0\0\0\u0018ftypheic\0\0\0\0",
                "RIFF\u0010\0\0\0WAVEfmt ",
                "%PDF-1.7",
                "\u0089PNG\r\n"
            })
    void whatIsNoPicture(String bytes) {
        refused(Reason.UNSUPPORTED, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void tooManyBytes() {
        refused(Reason.TOO_LARGE, new byte[(10 << 20) + 1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {46_000, 20_000, 12_001, 7_000})
    void headersThatAnnounceTooManyPixels(int side) {
        refused(Reason.TOO_LARGE, Pictures.png(side, side, 2, new byte[1000]));
    }

    @Test
    void anHonestPngBomb() {
        refused(Reason.TOO_LARGE, Pictures.png(20_000, 20_000, 0, new byte[20_001 * 2_000]));
    }

    @Test
    void jpegGifAndBmpHeadersThatAnnounceTooManyPixels() {
        byte[] jpeg = Pictures.write(Pictures.code("jpeg", 100), "jpeg");
        int frame = indexOf(jpeg, (byte) 0xff, (byte) 0xc0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 46_000).putShort(frame + 7, (short) 46_000);
        refused(Reason.TOO_LARGE, jpeg);

        byte[] gif = Pictures.write(Pictures.code("gif", 100), "gif");
        int image = indexOf(gif, (byte) 0x2c, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(image + 5, (short) 46_000)
                .putShort(image + 7, (short) 46_000);
        refused(Reason.TOO_LARGE, gif);

        byte[] bmp = Pictures.write(new BufferedImage(12_001, 1, BufferedImage.TYPE_INT_RGB), "bmp");
        refused(Reason.TOO_LARGE, bmp);
    }

    @Test
    void aBmpThatHoldsAnotherPicture() {
        byte[] bmp = Pictures.write(Pictures.code("bmp", 100), "bmp");
        for (int compression : new int[] {4, 5, 6, -1, Integer.MAX_VALUE}) {
            ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(30, compression);
            refused(Reason.UNSUPPORTED, bmp);
        }
    }

    @Test
    void aProgressiveJpegOfThousandsOfScans() throws Exception {
        byte[] honest = Pictures.progressive(Pictures.code("scans", 200));
        assertTrue(JpegScans.count(honest) > 5 && JpegScans.count(honest) <= 25);
        int lastScan = lastIndexOf(honest, (byte) 0xff, (byte) 0xda);
        byte[] scan = Arrays.copyOfRange(honest, lastScan, honest.length - 2);
        ByteArrayOutputStream hostile = new ByteArrayOutputStream();
        hostile.write(honest, 0, honest.length - 2);
        for (int i = 0; i < 2000; i++) {
            hostile.writeBytes(scan);
        }
        hostile.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        refused(Reason.TOO_LARGE, hostile.toByteArray());
    }

    /** Segments and fill bytes are no hiding place, and a thumbnail's scans are not the picture's. */
    @Test
    void countsTheScansThatADecoderSees() {
        byte[] sos = {(byte) 0xff, (byte) 0xda, 0, 4, 1, 2, 55, (byte) 0xff, 0, (byte) 0xff, (byte) 0xd0, 9};
        byte[] hidden = {(byte) 0xff, (byte) 0xe1, 0, 8, (byte) 0xff, (byte) 0xda, 0, 2, 0, 0};
        byte[] filled = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xda, 0, 2};
        byte[] end = {(byte) 0xff, (byte) 0xd9};
        assertEquals(
                3, JpegScans.count(concat(new byte[] {(byte) 0xff, (byte) 0xd8}, sos, hidden, sos, filled, end, sos)));
        assertEquals(0, JpegScans.count(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}));
        assertEquals(0, JpegScans.count(new byte[0]));
    }

    @Test
    void aPngWithABombInItsProfileIsReadWithoutIt() throws Exception {
        byte[] bomb = Pictures.deflate(new byte[64 << 20]);
        byte[] profile = concat("evil\0\0".getBytes(StandardCharsets.US_ASCII), bomb);
        byte[] text = concat("evil\0\0".getBytes(StandardCharsets.US_ASCII), bomb);
        byte[] rows = new byte[100 * 101];
        byte[] png = Pictures.png(100, 100, 0, rows, Pictures.chunk("iCCP", profile), Pictures.chunk("zTXt", text));
        long before = used();
        assertEquals(100, load(png).getWidth());
        assertTrue(used() - before < (32 << 20), "the bombs were unpacked");
    }

    @Test
    void truncatedPicturesAreDamagedOrReadAsFarAsTheyGo() {
        byte[] png = Pictures.write(Pictures.code("cut", 300), "png");
        for (int length = 8; length < png.length - 100; length += 53) {
            refused(Reason.DAMAGED, Arrays.copyOf(png, length));
        }
        for (String format : List.of("jpeg", "gif", "bmp")) {
            byte[] whole = Pictures.write(Pictures.code("cut", 300), format);
            for (int length = 4; length < whole.length; length += 31) {
                loadOrRefuse(Arrays.copyOf(whole, length));
            }
        }
    }

    @Test
    void anArithmeticJpegIsDamaged() {
        byte[] jpeg = Pictures.write(Pictures.code("arithmetic", 100), "jpeg");
        jpeg[indexOf(jpeg, (byte) 0xff, (byte) 0xc0) + 1] = (byte) 0xc9;
        refused(Reason.DAMAGED, jpeg);
    }

    /** Any byte of a picture may be wrong: it is read or refused, and nothing else ever comes out. */
    @Test
    void randomDamageIsReadOrRefused() {
        Random random = new Random(42);
        for (String format : List.of("png", "jpeg", "gif", "bmp")) {
            byte[] whole = Pictures.write(Pictures.code("fuzz", 60), format);
            for (int round = 0; round < 400; round++) {
                byte[] damaged = whole.clone();
                for (int i = 0; i <= random.nextInt(6); i++) {
                    int range = random.nextBoolean() ? Math.min(80, damaged.length) : damaged.length;
                    damaged[random.nextInt(range)] = (byte) random.nextInt(256);
                }
                assertTimeoutPreemptively(QUICK, () -> loadOrRefuse(damaged));
            }
        }
    }

    private static void refused(Reason reason, byte[] bytes) {
        ImageRefused refused =
                assertTimeoutPreemptively(QUICK, () -> assertThrows(ImageRefused.class, () -> load(bytes)));
        assertEquals(reason, refused.reason(), refused.detail());
    }

    private static void loadOrRefuse(byte[] bytes) {
        try {
            load(bytes);
        } catch (ImageRefused expected) {
            // This is the other legal end.
        }
    }

    private static GrayImage load(byte[] bytes) throws ImageRefused {
        return new PictureLoader(LIMITS).load(bytes);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte... wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    private static int lastIndexOf(byte[] bytes, byte first, byte second) {
        for (int at = bytes.length - 2; at >= 0; at--) {
            if (bytes[at] == first && bytes[at + 1] == second) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }
}
