// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * From bytes to luminance, or to colours. Everything that makes a picture expensive is read from its headers and refused before a
 * pixel is decoded; of an animation only the first picture is read. Nothing is ever written to a disk.
 */
public final class PictureLoader {
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
        return load(image, effort, new WantedLuminance(limits, effort));
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
        return load(image, effort, new WantedColours(mostSide, limits, effort));
    }

    private <T> T load(byte[] image, Effort effort, Wanted<T> wanted) throws ImageRefused, Unfinished {
        limits.checkBytes(image.length);
        ImageKind kind = ImageKind.of(image)
                .orElseThrow(() -> new ImageRefused(
                        ImageRefused.Reason.UNSUPPORTED, "the bytes are not those of a PNG, JPEG, GIF, BMP or WebP"));
        try {
            return kind == ImageKind.WEBP
                    ? new WebpLoader<>(limits, effort, wanted).load(image)
                    : load(kind, image, checkHeaders(kind, image), effort, wanted);
        } catch (IOException | RuntimeException broken) {
            effort.checkOver();
            // The readers answer damage with whatever their code runs into.
            throw new ImageRefused(ImageRefused.Reason.DAMAGED, "the picture is damaged, or of an unusual kind");
        }
    }

    private <T> T load(ImageKind kind, byte[] image, int scans, Effort effort, Wanted<T> wanted)
            throws IOException, ImageRefused, Unfinished {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (ImageInputStream input = new StoppableInput(image, effort.isOver())) {
            // Without metadata: compressed profiles and texts would be unpacked, whatever their size.
            reader.setInput(input, true, kind != ImageKind.GIF);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            limits.checkSize(width, height);
            effort.checkCost((long) width * height * (SCANS_OF_ONE_COST + scans - 1) / SCANS_OF_ONE_COST);
            return wanted.read(reader);
        } finally {
            reader.dispose();
        }
    }

    /** How often the whole picture is gone over. */
    private int checkHeaders(ImageKind kind, byte[] image) throws ImageRefused {
        if (kind == ImageKind.BMP) {
            BmpHeader.check(image);
        }
        if (kind != ImageKind.JPEG) {
            return 1;
        }
        int scans = JpegScans.count(image);
        limits.checkScans(scans);
        return Math.max(1, scans);
    }
}
