// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.codec.picture.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

/** Unusual, but honest: what no guard may refuse. */
class KeepsReadingTest {
    private static final String TEXT = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJhIn0.c2lnbmF0dXJl~k";
    private static final BufferedImage CODE = Pictures.code(TEXT, 330);

    private static final CodeFinder FINDER = new CodeFinder(
            new PictureLimits(
                    10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofSeconds(10), Duration.ofMillis(60)),
            Chain.standard(),
            System::nanoTime);

    /** As Adobe writes them: each ink inverted. */
    @Test
    void jpegsOfFourInks() throws Exception {
        reads(withSegment(jpegOf(bands(4)), adobe(0)));
    }

    /** Without the marker, three components would be taken for luminance and two of colour. */
    @Test
    void jpegsOfRedGreenAndBlue() throws Exception {
        reads(withSegment(jpegOf(bands(3)), adobe(0)));
    }

    @Test
    void jpegsOfGrayAlone() throws Exception {
        reads(Pictures.write(Pictures.copy(CODE, BufferedImage.TYPE_BYTE_GRAY), "jpeg"));
    }

    /** Their corners are those of the picture as it is stored. */
    @Test
    void picturesThatTheCameraTurned() throws Exception {
        byte[] exif = {
            'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0,
            0
        };
        byte[] jpeg = Pictures.write(CODE, "jpeg");
        List<Code.Point> turned = reads(withSegment(jpeg, segment(0xe1, exif)));
        assertEquals(reads(jpeg), turned);
    }

    @Test
    void theFirstPictureOfAnAnimation() throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(gif)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(CODE, null, null), null);
            writer.writeToSequence(new IIOImage(Pictures.code("the second picture", 330), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        reads(gif.toByteArray());
    }

    private static List<Code.Point> reads(byte[] picture) throws Exception {
        List<Code> codes = FINDER.find(picture).codes();
        assertEquals(List.of(TEXT), codes.stream().map(Code::text).toList());
        return codes.get(0).corners();
    }

    /** Red, green and blue as they are, and then white. */
    private static Raster bands(int count) {
        WritableRaster raster = Raster.createInterleavedRaster(0, CODE.getWidth(), CODE.getHeight(), count, null);
        for (int y = 0; y < CODE.getHeight(); y++) {
            for (int x = 0; x < CODE.getWidth(); x++) {
                int colour = CODE.getRGB(x, y);
                raster.setPixel(x, y, new int[] {colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff, 255});
            }
        }
        return raster;
    }

    private static byte[] jpegOf(Raster raster) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(jpeg)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    private static byte[] adobe(int transform) {
        return segment(0xee, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform});
    }

    private static byte[] segment(int marker, byte[] data) {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(new byte[] {(byte) 0xff, (byte) marker, 0, (byte) (data.length + 2)});
        segment.writeBytes(data);
        return segment.toByteArray();
    }

    private static byte[] withSegment(byte[] jpeg, byte[] segment) {
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(jpeg, 0, 2);
        with.writeBytes(segment);
        with.write(jpeg, 2, jpeg.length - 2);
        return with.toByteArray();
    }
}
