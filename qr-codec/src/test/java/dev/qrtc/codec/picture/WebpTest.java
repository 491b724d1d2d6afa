// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.ImageRefused.Reason;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** WebP in all its shapes, and what its headers may say. */
class WebpTest {
    private static final PictureLimits LIMITS = new PictureLimits(
            10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofMillis(300), Duration.ofMillis(60));
    private static final int ANIMATED = 2;
    /** A busy machine may take seconds; what these pictures want to cause takes minutes to hours. */
    private static final Duration QUICK = Duration.ofSeconds(30);

    @Test
    void losslessPixelsAreThoseOfThePicture() throws Exception {
        BufferedImage code = Pictures.code("webp", 100);
        byte[] png = Pictures.write(code, "png");
        assertArrayEquals(
                load(png).getMatrix(), load(PicturesOfWebp.lossless(code)).getMatrix());
    }

    @Test
    void readsLossyAndExtended() throws Exception {
        assertEquals(116, load(PicturesOfWebp.lossy()).getWidth());
        byte[] chunks = PicturesOfWebp.chunks(PicturesOfWebp.lossy());
        assertEquals(116, load(PicturesOfWebp.extended(116, 116, 0, chunks)).getWidth());
    }

    @Test
    void readsTheFirstPictureOfAnAnimation() throws Exception {
        BufferedImage code = Pictures.code("webp", 100);
        byte[] frame = PicturesOfWebp.frame(100, 100, PicturesOfWebp.chunks(PicturesOfWebp.lossless(code)));
        byte[] loop = PicturesOfWebp.chunk("ANIM", new byte[6]);
        byte[] animation = PicturesOfWebp.extended(100, 100, ANIMATED, loop, frame, frame);
        assertEquals(100, load(animation).getWidth());
    }

    /** Whichever of the headers is believed by the reader: none may announce too much. */
    @Test
    void everyHeaderHasALimitOfEightMegapixels() throws Exception {
        byte[] lossless = PicturesOfWebp.lossless(new BufferedImage(2828, 2828, BufferedImage.TYPE_BYTE_BINARY));
        assertEquals(2828, load(lossless).getWidth());
        byte[] larger = PicturesOfWebp.lossless(new BufferedImage(2829, 2829, BufferedImage.TYPE_BYTE_BINARY));
        refused(Reason.TOO_LARGE, larger);

        byte[] lossy = PicturesOfWebp.lossy();
        ByteBuffer.wrap(lossy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) 11_000)
                .putShort(28, (short) 11_000);
        refused(Reason.TOO_LARGE, lossy);
        byte[] small = PicturesOfWebp.chunks(PicturesOfWebp.lossy());
        refused(Reason.TOO_LARGE, PicturesOfWebp.extended(100_000, 10, 0, small));
        refused(Reason.TOO_LARGE, PicturesOfWebp.extended(116, 116, 0, PicturesOfWebp.chunks(lossy)));
        refused(Reason.TOO_LARGE, PicturesOfWebp.extended(116, 116, 0, small, PicturesOfWebp.chunks(lossy)));
        byte[] frame = PicturesOfWebp.frame(116, 116, PicturesOfWebp.chunks(larger));
        refused(Reason.TOO_LARGE, PicturesOfWebp.extended(116, 116, ANIMATED, frame));
        refused(Reason.TOO_LARGE, PicturesOfWebp.extended(116, 116, ANIMATED, PicturesOfWebp.frame(9_000, 900, small)));
    }

    /** The format allows each transform once; a decoder that takes a thousand goes over the picture as often. */
    @Test
    void noTransformComesTwice() throws Exception {
        assertEquals(2828, load(PicturesOfWebpBombs.transforms(1)).getWidth());
        refused(Reason.DAMAGED, PicturesOfWebpBombs.transforms(2));
        refused(Reason.DAMAGED, PicturesOfWebpBombs.transforms(100_000));
    }

    /** The tables for them would take more than the heap has. */
    @Test
    void notTooManyPrefixCodes() {
        refused(Reason.DAMAGED, PicturesOfWebpBombs.codes());
    }

    @Test
    void onlyTheFirstPictureIsLookedAt() {
        byte[] first = PicturesOfWebpBombs.pictures(1);
        byte[] all = PicturesOfWebpBombs.pictures(100_000);
        assertTimeoutPreemptively(QUICK, () -> {
            assertEquals(2828, load(first).getWidth());
            assertEquals(2828, load(all).getWidth());
        });
    }

    @Test
    void truncatedAndEmptyOnesAreDamagedOrReadAsFarAsTheyGo() {
        for (byte[] whole : new byte[][] {
            PicturesOfWebp.lossy(),
            PicturesOfWebp.lossless(Pictures.code("cut", 60)),
            "RIFF____WEBP".getBytes(StandardCharsets.US_ASCII)
        }) {
            for (int length = 12; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    load(cut);
                } catch (ImageRefused refused) {
                    // Where its headers end too early, the reader may take what follows for a size.
                    assertTrue(Set.of(Reason.DAMAGED, Reason.TOO_LARGE).contains(refused.reason()));
                }
            }
        }
        refused(Reason.DAMAGED, "RIFF____WEBP".getBytes(StandardCharsets.US_ASCII));
        refused(Reason.DAMAGED, "RIFF____WEBPVP8 \u0004\0\0\0abcd".getBytes(StandardCharsets.US_ASCII));
    }

    private static void refused(Reason reason, byte[] bytes) {
        ImageRefused refused =
                assertTimeoutPreemptively(QUICK, () -> assertThrows(ImageRefused.class, () -> load(bytes)));
        assertEquals(reason, refused.reason(), refused.detail());
    }

    private static GrayImage load(byte[] bytes) throws ImageRefused {
        return new PictureLoader(LIMITS).load(bytes);
    }
}
