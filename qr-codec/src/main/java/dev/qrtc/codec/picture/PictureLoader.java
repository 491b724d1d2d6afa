// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * From bytes to luminance or colours. Everything that makes a picture expensive is read from its headers and refused before a pixel is
 * decoded; of an animation only the first picture is read. Nothing is ever written to a disk.
 */
public final class PictureLoader {
    /** Most pixels of a WebP: its reader is slow, and takes memory beside the colours. */
    static final int MAX_WEBP_PIXELS = 8_000_000;
    /** What it takes at most for each. */
    private static final int WEBP_BYTES = 17;

    /** What a pixel of a WebP costs, in pixels of a PNG. */
    private static final int WEBP_COST = 4;
    /** Each so many scans of a JPEG cost as much as decoding it once. */
    private static final int SCANS_OF_ONE_COST = 4;

    private final PictureLimits limits;

    public PictureLoader(PictureLimits limits) {
        this.limits = limits;
    }

    /**
     * The luminance of a picture.
     *
     * @throws ImageRefused where the bytes are no picture, too much of one, or a damaged one
     */
    public GrayImage load(byte[] image) throws ImageRefused {
        try {
            return load(image, Effort.whole());
        } catch (Unfinished impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The luminance of a picture, if it can be had with so much effort.
     *
     * @throws ImageRefused where the bytes are no picture, too much of one, or a damaged one
     * @throws Unfinished where more effort is needed
     */
    public GrayImage load(byte[] image, Effort effort) throws ImageRefused, Unfinished {
        return load(image, MAX_WEBP_PIXELS, effort, reader -> PictureReading.luminance(reader, limits, effort));
    }

    /**
     * The colours of a picture, if they can be had with so much effort; scaled down where it is larger than it will be drawn.
     * Neither a profile of colours nor a rotation in its metadata is looked at.
     *
     * @param mostSide pixels along the longer side at most
     * @throws ImageRefused where the bytes are no picture, too much of one, or a damaged one
     * @throws Unfinished where more effort is needed
     */
    public ColourImage loadColours(byte[] image, int mostSide, Effort effort) throws ImageRefused, Unfinished {
        int mostWebp = (int) Math.min(MAX_WEBP_PIXELS, limits.pixelMemory() / WEBP_BYTES);
        return load(image, mostWebp, effort, reader -> PictureReading.colours(reader, mostSide, limits, effort));
    }

    /** What is wanted of a picture's pixels. */
    @FunctionalInterface
    private interface Wanted<T> {
        T read(ImageReader reader) throws IOException, Unfinished;
    }

    private <T> T load(byte[] image, int mostWebp, Effort effort, Wanted<T> wanted) throws ImageRefused, Unfinished {
        limits.checkBytes(image.length);
        ImageKind kind = ImageKind.of(image)
                .orElseThrow(() -> new ImageRefused(
                        ImageRefused.Reason.UNSUPPORTED, "the bytes are not those of a PNG, JPEG, GIF, BMP or WebP"));
        int scans = checkHeaders(kind, image, mostWebp);
        try (ImageInputStream input = new StoppableInput(image, effort.isOver())) {
            return load(kind, input, scans, effort, wanted);
        } catch (IOException | RuntimeException broken) {
            effort.checkOver();
            // The readers answer damage with whatever their code runs into.
            throw new ImageRefused(ImageRefused.Reason.DAMAGED, "the picture is damaged, or of an unusual kind");
        }
    }

    private <T> T load(ImageKind kind, ImageInputStream input, int scans, Effort effort, Wanted<T> wanted)
            throws IOException, ImageRefused, Unfinished {
        ImageReader reader = readerOf(kind);
        try {
            // Without metadata: compressed profiles and texts would be unpacked, whatever their size.
            reader.setInput(input, true, kind != ImageKind.GIF);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            limits.checkSize(width, height);
            effort.checkCost(cost(kind, (long) width * height, scans));
            return wanted.read(reader);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader readerOf(ImageKind kind) throws IOException {
        return kind == ImageKind.WEBP
                ? new WebPImageReaderSpi().createReaderInstance()
                : ImageIO.getImageReadersByFormatName(kind.name()).next();
    }

    private static long cost(ImageKind kind, long pixels, int scans) {
        return kind == ImageKind.WEBP
                ? pixels * WEBP_COST
                : pixels * (SCANS_OF_ONE_COST + scans - 1) / SCANS_OF_ONE_COST;
    }

    /** How often the whole picture is gone over. */
    private int checkHeaders(ImageKind kind, byte[] image, int mostWebp) throws ImageRefused {
        switch (kind) {
            case JPEG -> {
                int scans = JpegScans.count(image);
                limits.checkScans(scans);
                return Math.max(1, scans);
            }
            case BMP -> BmpHeader.check(image);
            case WEBP -> {
                WebpHeader header = WebpHeader.of(image);
                limits.checkSize(header.width(), header.height(), mostWebp);
            }
            case PNG, GIF -> {
                // Their dimensions tell it all.
            }
        }
        return 1;
    }
}
