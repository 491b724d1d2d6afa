// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.google.zxing.Binarizer;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.multi.qrcode.detector.MultiFinderPatternFinder;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import dev.qrtc.codec.picture.GrayImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All codes of a picture by ZXing: every three finder patterns that may be the corners of one code are tried. ZXing's own
 * multi reader does the same, but cannot be stopped and does not tell the version.
 *
 * @param look what is done to the picture first, such as inverting it
 * @param binarizer how gray becomes black and white
 * @param tryHarder looks at every third line, whatever the size of the picture
 */
record ZxingReader(
        Function<LuminanceSource, LuminanceSource> look,
        Function<LuminanceSource, Binarizer> binarizer,
        boolean tryHarder)
        implements CodeReader {

    @Override
    public List<Code> read(GrayImage image, Deadline deadline) {
        List<Code> codes = new ArrayList<>();
        try {
            BitMatrix matrix = binarizer.apply(look.apply(image)).getBlackMatrix();
            FinderGuard guard = new FinderGuard(deadline);
            Candidate candidate = new Candidate(matrix);
            for (FinderPatternInfo finders : new MultiFinderPatternFinder(matrix, guard).findMulti(hints())) {
                if (deadline.passed()) {
                    break;
                }
                candidate.read(finders, image.scale()).ifPresent(code -> addNew(codes, code));
            }
        } catch (NotFoundException | FinderGuard.GivenUp nothing) {
            // Fewer than three finder patterns, or so many that this is no picture of codes.
        }
        return codes;
    }

    private Map<DecodeHintType, ?> hints() {
        return tryHarder ? Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE) : Map.of();
    }

    /** Adds a code unless it is a second reading of one that is there. */
    static void addNew(List<Code> codes, Code code) {
        if (codes.stream().noneMatch(code::same)) {
            codes.add(code);
        }
    }

    /** Samples and decodes what lies between three finder patterns. */
    private static final class Candidate extends Detector {
        private final Decoder decoder = new Decoder();

        Candidate(BitMatrix matrix) {
            super(matrix);
        }

        Optional<Code> read(FinderPatternInfo finders, double scale) {
            try {
                DetectorResult sampled = processFinderPatternInfo(finders);
                // Mirrored codes are decoded from a mirrored copy of the bits, so the dimension is read before.
                int dimension = sampled.getBits().getWidth();
                DecoderResult decoded = decoder.decode(sampled.getBits());
                return Optional.of(new Code(
                        decoded.getText(),
                        (dimension - 17) / 4,
                        decoded.getECLevel(),
                        Corners.of(sampled.getPoints(), decoded.getOther(), dimension, scale)));
            } catch (NotFoundException | FormatException | ChecksumException noCode) {
                return Optional.empty();
            }
        }
    }
}
