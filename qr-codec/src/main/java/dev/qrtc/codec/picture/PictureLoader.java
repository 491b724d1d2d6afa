// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * From bytes to luminance. Everything that makes a picture expensive is read from its headers and refused before a pixel is
 * decoded; of an animation only the first picture is read. Nothing is ever written to a disk.
 */
public final class PictureLoader {
    private final PictureLimits limits;

    public PictureLoader(PictureLimits limits) {
        this.limits = limits;
    }

    /**
     * The luminance of a picture.
     *
     * @throws ImageRefused where the bytes are no picture, too much of one, or a damaged one */
    public GrayImage load(byte[] image) throws ImageRefused {
        limits.checkBytes(image.length);
        ImageKind kind = ImageKind.of(image)
                .orElseThrow(() -> new ImageRefused(
                        ImageRefused.Reason.UNSUPPORTED, "the bytes are not those of a PNG, JPEG, GIF or BMP"));
        checkHeaders(kind, image);
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            // Without metadata: compressed profiles and texts would be unpacked, whatever their size.
            reader.setInput(input, true, kind != ImageKind.GIF);
            return read(reader, kind);
        } catch (IOException | RuntimeException broken) {
            // The readers answer damage with whatever their code runs into.
            throw new ImageRefused(ImageRefused.Reason.DAMAGED, "the picture is damaged, or of an unusual kind");
        } finally {
            reader.dispose();
        }
    }

    private void checkHeaders(ImageKind kind, byte[] image) throws ImageRefused {
        switch (kind) {
            case JPEG -> limits.checkScans(JpegScans.count(image));
            case BMP -> BmpHeader.check(image);
            case PNG, GIF -> {
                // Their dimensions tell it all.
            }
        }
    }

    private GrayImage read(ImageReader reader, ImageKind kind) throws IOException, ImageRefused {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        limits.checkSize(width, height);
        if (kind == ImageKind.JPEG && !reader.getImageTypes(0).hasNext()) {
            return Luminance.ofFourInks(reader.readRaster(0, null));
        }
        ImageTypeSpecifier type = cheapestType(reader);
        int sampling = limits.samplingFor((long) width * height, bytesPerPixel(type));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestinationType(type);
        param.setSourceSubsampling(sampling, sampling, 0, 0);
        BufferedImage pixels = reader.read(0, param);
        return Luminance.of(pixels, sampling);
    }

    /** Gray where the reader gives it, as for JPEG: it saves the conversion to colours and two thirds of the memory. */
    private static ImageTypeSpecifier cheapestType(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        ImageTypeSpecifier first = types.next();
        ImageTypeSpecifier type = first;
        while (type.getBufferedImageType() != BufferedImage.TYPE_BYTE_GRAY) {
            if (!types.hasNext()) {
                return first;
            }
            type = types.next();
        }
        return type;
    }

    private static int bytesPerPixel(ImageTypeSpecifier type) {
        SampleModel samples = type.getSampleModel();
        int bits = 0;
        for (int band = 0; band < samples.getNumBands(); band++) {
            bits += samples.getSampleSize(band);
        }
        return Math.max(1, (bits + 7) / 8);
    }
}
