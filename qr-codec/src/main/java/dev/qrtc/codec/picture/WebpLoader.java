// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.qrtc.codec.webp.AlphaPlane;
import dev.qrtc.codec.webp.FirstFrame;
import dev.qrtc.codec.webp.LosslessPicture;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * The first picture of a WebP. The library gets lossy pixels alone: it would undo a transform a million times where a few bytes say
 * so, keep thousands of tables of codes, and decode every picture that a file holds, whoever wants to stop it.
 */
final class WebpLoader {
    /** Most pixels of a WebP: its reader is slow and takes up to 17 bytes for each. */
    static final int MAX_PIXELS = 8_000_000;

    private static final ImageReaderSpi LOSSY = new WebPImageReaderSpi();
    /** Of a lossless one in memory. */
    private static final int BYTES_PER_PIXEL = 4;

    private final PictureLimits limits;
    private final Effort effort;

    WebpLoader(PictureLimits limits, Effort effort) {
        this.limits = limits;
        this.effort = effort;
    }

    /**
     * Reads it.
     *
     * @throws IOException where it is damaged, or the effort is over
     */
    GrayImage load(byte[] webp) throws IOException, ImageRefused, Unfinished {
        WebpHeader header = WebpHeader.of(webp);
        limits.checkSize(header.width(), header.height(), MAX_PIXELS);
        FirstFrame frame = FirstFrame.of(webp);
        return frame.isLossless() ? lossless(webp, frame) : lossy(webp, frame);
    }

    private GrayImage lossless(byte[] webp, FirstFrame frame) throws IOException, ImageRefused, Unfinished {
        LosslessPicture picture = LosslessPicture.of(webp, frame.from(), frame.end());
        int width = picture.width();
        int height = picture.height();
        checkSize(width, height);
        int[] pixels = picture.pixels(effort.isOver());
        int sampling = limits.samplingFor((long) width * height, BYTES_PER_PIXEL);
        return Luminance.ofArgb(pixels, width, height, picture.hasAlpha(), sampling);
    }

    private GrayImage lossy(byte[] webp, FirstFrame frame) throws IOException, ImageRefused, Unfinished {
        ImageReader reader = LOSSY.createReaderInstance();
        try (ImageInputStream input = new StoppableInput(frame.alone(webp), effort.isOver())) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(width, height);
            GrayImage gray = PictureReading.of(reader, limits, effort);
            Optional<FirstFrame.Range> alpha = frame.alpha();
            return alpha.isEmpty() ? gray : Luminance.onWhite(gray, alpha(webp, alpha.get(), width, height), width);
        } finally {
            reader.dispose();
        }
    }

    private byte[] alpha(byte[] webp, FirstFrame.Range alpha, int width, int height) throws IOException {
        return AlphaPlane.read(webp, alpha.from(), alpha.end(), width, height, effort.isOver());
    }

    private void checkSize(int width, int height) throws ImageRefused, Unfinished {
        limits.checkSize(width, height, MAX_PIXELS);
        effort.checkCost((long) width * height * PictureLoader.WEBP_COST);
    }
}
