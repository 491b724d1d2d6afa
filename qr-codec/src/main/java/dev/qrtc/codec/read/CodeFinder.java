// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.Effort;
import dev.qrtc.codec.picture.GrayImage;
import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.codec.picture.PictureLoader;
import dev.qrtc.codec.picture.Unfinished;
import java.util.List;
import java.util.function.LongSupplier;

/** The codes of a picture, within the limits of time and size. */
public final class CodeFinder {
    private final PictureLimits limits;
    private final PictureLoader loader;
    private final CodeReader reader;
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime()} */
    public CodeFinder(PictureLimits limits, CodeReader reader, LongSupplier nanoTime) {
        this.limits = limits;
        this.loader = new PictureLoader(limits);
        this.reader = reader;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads a picture; several codes are all found, none of them preferred.
     *
     * @throws ImageRefused where it is no picture, too much of one, or a damaged one
     */
    public Finding find(byte[] image) throws ImageRefused {
        try {
            return find(image, Effort.whole());
        } catch (Unfinished impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a picture, if that can be done with so much effort.
     *
     * @throws ImageRefused where it is no picture, too much of one, or a damaged one
     * @throws Unfinished where more effort may find more than this one did
     */
    public Finding find(byte[] image, Effort effort) throws ImageRefused, Unfinished {
        long start = nanoTime.getAsLong();
        GrayImage gray = load(image, effort);
        long pixels = (long) gray.getWidth() * gray.getHeight();
        List<Code> codes = reader.read(
                        gray, Deadline.in(limits.timeFor(pixels), nanoTime).orWhen(effort.isOver()))
                .codes();
        if (effort.isOver().getAsBoolean()) {
            throw new Unfinished(Unfinished.Why.OVER);
        }
        return new Finding(codes, (nanoTime.getAsLong() - start) / 1_000_000);
    }

    /** Reading the largest picture that is allowed takes no longer than the search in it may. */
    private GrayImage load(byte[] image, Effort effort) throws ImageRefused, Unfinished {
        Deadline latest = Deadline.in(limits.timeFor(limits.maxPixels()), nanoTime);
        try {
            return loader.load(
                    image,
                    new Effort(
                            effort.maxCost(),
                            () -> latest.passed() || effort.isOver().getAsBoolean()));
        } catch (Unfinished stopped) {
            if (stopped.why() == Unfinished.Why.OVER && !effort.isOver().getAsBoolean()) {
                throw ImageRefused.takesTooLong();
            }
            throw stopped;
        }
    }

    /**
     * What was found; nothing is a finding too.
     *
     * @param tookMs milliseconds from bytes to texts
     */
    public record Finding(List<Code> codes, long tookMs) {
        public Finding {
            codes = List.copyOf(codes);
        }
    }
}
