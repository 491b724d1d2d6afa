// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.read;

import dev.qrtc.codec.picture.GrayImage;
import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.codec.picture.PictureLoader;
import dev.qrtc.codec.read.Chain;
import dev.qrtc.codec.read.Code;
import dev.qrtc.codec.read.CodeReader;
import dev.qrtc.codec.read.Deadline;
import java.time.Duration;
import java.util.List;

/** qr-codec with the limits that qr-service has unless told otherwise. */
public final class Ours implements Contestant {
    private static final PictureLimits LIMITS =
            new PictureLimits(10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofSeconds(2), Duration.ofMillis(60));

    private final PictureLoader loader = new PictureLoader(LIMITS);
    private final CodeReader reader = Chain.standard();

    /** The luminance of a picture, as our reader gets it. */
    public GrayImage load(byte[] picture) throws ImageRefused {
        return loader.load(picture);
    }

    @Override
    public Attempt read(byte[] picture) throws ImageRefused {
        long start = System.nanoTime();
        GrayImage image = loader.load(picture);
        long loaded = System.nanoTime();
        long pixels = (long) image.getWidth() * image.getHeight();
        List<Code> codes = reader.read(image, Deadline.in(LIMITS.timeFor(pixels), System::nanoTime))
                .codes();
        long end = System.nanoTime();
        return new Attempt(codes.stream().map(Code::text).toList(), loaded - start, end - loaded);
    }
}
