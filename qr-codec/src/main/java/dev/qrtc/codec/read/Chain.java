// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Ways of reading one after the other, those that read most in a millisecond first, until one has read all that looks like a
 * code: who asked for one code must not get it while another one stays unseen.
 */
public final class Chain implements CodeReader {
    /** Pictures below it are read at twice their size too: in larger ones it would take too long. */
    private static final int SMALL = 600_000;
    /** Rows from one that is searched for finder patterns to the next. */
    private static final int STEP = 2;

    private final List<CodeReader> readers;

    Chain(List<CodeReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** What reads best, measured on photos and on frames of cameras; docs/reference/performance-qr.md. */
    public static Chain standard() {
        return new Chain(List.of(
                grid(8, 2),
                resized(GrayImage::halved, grid(8, 2)),
                grid(6, 1),
                resized(GrayImage::halved, faint()),
                grid(4, 2),
                new GridReader(image -> Optional.of(Thresholds.global(image)), STEP),
                faint(),
                (image, deadline) -> image.getWidth() * image.getHeight() <= SMALL
                        ? grid(8, 2).read(image.doubled(), deadline)
                        : Reading.NOTHING));
    }

    private static CodeReader grid(int side, int reach) {
        return new GridReader(image -> Optional.of(LocalThresholds.of(image, side, reach)), STEP);
    }

    private static CodeReader faint() {
        return new GridReader(image -> LocalThresholds.faint(image, 8, 2), STEP);
    }

    private static CodeReader resized(UnaryOperator<GrayImage> size, CodeReader reader) {
        return (image, deadline) -> reader.read(size.apply(image), deadline);
    }

    @Override
    public Reading read(GrayImage image, Deadline deadline) {
        List<Code> codes = new ArrayList<>();
        boolean complete = false;
        for (CodeReader reader : readers) {
            if (!complete && !deadline.passed()) {
                Reading reading = reader.read(image, deadline);
                reading.codes().forEach(code -> addNew(codes, code));
                complete = reading.complete();
            }
        }
        return new Reading(codes, complete);
    }

    /** Where two lie one within the other, the larger one is the code and the other a part of its picture. */
    static void addNew(List<Code> codes, Code code) {
        if (codes.stream().noneMatch(other -> other.covers(code))) {
            codes.removeIf(code::covers);
            codes.add(code);
        }
    }
}
