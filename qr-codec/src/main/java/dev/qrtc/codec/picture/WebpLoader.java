// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.qrtc.codec.webp.AlphaPlane;
import dev.qrtc.codec.webp.FirstFrame;
import dev.qrtc.codec.webp.LosslessPicture;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The first picture of a WebP. The library gets lossy pixels alone: it would undo a transform a million times where a few bytes say
 * so, keep thousands of tables of codes, and decode every picture that a file holds, whoever wants to stop it.
 */
final class WebpLoader<T> {
    /** Most pixels of a WebP: its reader is slow and takes up to 17 bytes for each. */
    static final int MAX_PIXELS = 8_000_000;

    /** What a pixel costs, in pixels of a PNG. */
    private static final int COST = 4;

    private final PictureLimits limits;
    private final Effort effort;
    private final Wanted<T> wanted;

    WebpLoader(PictureLimits limits, Effort effort, Wanted<T> wanted) {
        this.limits = limits;
        this.effort = effort;
        this.wanted = wanted;
    }

    /**
     * Reads it.
     *
     * @throws IOException where it is damaged, or the effort is over
     */
    T load(byte[] webp) throws IOException, ImageRefused, Unfinished {
        WebpHeader header = WebpHeader.of(webp);
        limits.checkSize(header.width(), header.height(), wanted.mostOfWebp());
        FirstFrame frame = FirstFrame.of(webp);
        return frame.isLossless() ? lossless(webp, frame) : lossy(webp, frame);
    }

    private T lossless(byte[] webp, FirstFrame frame) throws IOException, ImageRefused, Unfinished {
        LosslessPicture picture = LosslessPicture.of(webp, frame.from(), frame.end());
        int width = picture.width();
        int height = picture.height();
        checkSize(width, height);
        return wanted.of(picture.pixels(effort.isOver()), width, height, picture.hasAlpha());
    }

    private T lossy(byte[] webp, FirstFrame frame) throws IOException, ImageRefused, Unfinished {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance();
        try (ImageInputStream input = new StoppableInput(frame.alone(webp), effort.isOver())) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(width, height);
            T picture = wanted.read(reader);
            Optional<FirstFrame.Range> alpha = frame.alpha();
            return alpha.isEmpty()
                    ? picture
                    : wanted.with(alpha(webp, alpha.get(), width, height), width, height, picture);
        } finally {
            reader.dispose();
        }
    }

    private byte[] alpha(byte[] webp, FirstFrame.Range alpha, int width, int height) throws IOException {
        return AlphaPlane.read(webp, alpha.from(), alpha.end(), width, height, effort.isOver());
    }

    private void checkSize(int width, int height) throws ImageRefused, Unfinished {
        limits.checkSize(width, height, wanted.mostOfWebp());
        effort.checkCost((long) width * height * COST);
    }
}
