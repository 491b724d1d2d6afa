// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.google.zxing.LuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import dev.qrtc.codec.picture.GrayImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Ways of reading one after the other. The first ones are cheap and run on every picture, so that no code stays hidden behind
 * another that is easier to read; the others run only while nothing is found and time is left.
 */
public final class Chain implements CodeReader {
    /** Pictures below it are read at twice their size too. */
    private static final int SMALL = 2_000_000;

    private static final CodeReader LOCAL = new ZxingReader(UnaryOperator.identity(), HybridBinarizer::new, false);
    private static final CodeReader GLOBAL =
            new ZxingReader(UnaryOperator.identity(), GlobalHistogramBinarizer::new, false);
    private static final CodeReader INVERTED = new ZxingReader(LuminanceSource::invert, HybridBinarizer::new, false);
    private static final CodeReader HARD = new ZxingReader(UnaryOperator.identity(), HybridBinarizer::new, true);
    private static final CodeReader HARD_GLOBAL =
            new ZxingReader(UnaryOperator.identity(), GlobalHistogramBinarizer::new, true);
    private static final CodeReader HARD_INVERTED =
            new ZxingReader(LuminanceSource::invert, GlobalHistogramBinarizer::new, true);

    private final List<CodeReader> always;
    private final List<CodeReader> otherwise;

    Chain(List<CodeReader> always, List<CodeReader> otherwise) {
        this.always = List.copyOf(always);
        this.otherwise = List.copyOf(otherwise);
    }

    /** ZXing at several sizes, normal and inverted. */
    public static Chain ofZxing() {
        return new Chain(
                List.of(LOCAL, GLOBAL, INVERTED),
                List.of(
                        halved(HARD),
                        halved(HARD_GLOBAL),
                        HARD,
                        HARD_GLOBAL,
                        doubled(HARD),
                        doubled(HARD_GLOBAL),
                        halved(doubled(HARD)),
                        HARD_INVERTED));
    }

    private static CodeReader halved(CodeReader reader) {
        return (image, deadline) -> reader.read(image.halved(), deadline);
    }

    private static CodeReader doubled(CodeReader reader) {
        return (image, deadline) ->
                image.getWidth() * image.getHeight() < SMALL ? reader.read(image.doubled(), deadline) : List.of();
    }

    @Override
    public List<Code> read(GrayImage image, Deadline deadline) {
        List<Code> codes = new ArrayList<>();
        for (CodeReader reader : always) {
            if (!deadline.passed()) {
                reader.read(image, deadline).forEach(code -> ZxingReader.addNew(codes, code));
            }
        }
        for (CodeReader reader : otherwise) {
            if (codes.isEmpty() && !deadline.passed()) {
                codes.addAll(reader.read(image, deadline));
            }
        }
        return codes;
    }
}
