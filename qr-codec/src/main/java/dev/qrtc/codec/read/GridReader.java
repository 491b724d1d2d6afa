// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.QRCodeDecoderMetaData;
import dev.qrtc.codec.picture.GrayImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Codes by their finder patterns, their timing patterns (which tell the size) and each of their alignment patterns. What is read
 * is the luminance of each module, compared with that of the modules around it: the picture in black and white only serves
 * to find the patterns.
 *
 * @param thresholds how the picture becomes black and white; nothing where another reader looks at it in the same way
 * @param step rows from one that is searched for finder patterns to the next
 */
record GridReader(Function<GrayImage, Optional<Thresholds>> thresholds, int step) implements CodeReader {
    private static final int MOST_MODULES = 177;
    /** To compare every three of many more takes too long; in the next round it is the turn of others. */
    private static final int MOST_FINDERS = 80;

    private static final int MOST_TRIPLES = 60;
    private static final int MOST_FAILURES = 15;
    private static final int MOST_SIZES = 2;
    /** Timing patterns that look so are those of a code. */
    private static final double CERTAIN = 0.6;

    private static final List<Look> LOOKS =
            List.of(new Look(0.4, 5), new Look(0, 5), new Look(0.9, 5), new Look(0, MOST_MODULES));

    @Override
    public Reading read(GrayImage image, Deadline deadline) {
        Optional<Thresholds> found = thresholds.apply(image);
        return found.isEmpty() ? Reading.NOTHING : read(image, BitImage.of(image, found.get()), deadline);
    }

    private Reading read(GrayImage image, BitImage bits, Deadline deadline) {
        Search search = new Search(image.scale(), deadline);
        for (boolean inverted : new boolean[] {false, true}) {
            List<Finder> finders = FinderSearch.search(bits, step, inverted);
            search.among(finders, new Sampler(image, inverted));
        }
        return new Reading(search.codes, !search.codes.isEmpty() && search.unread.isEmpty());
    }

    /** How modules become dark and light; the last way takes the whole code into view. */
    private record Look(double sharpened, int reach) {}

    /** The codes of one picture. */
    private static final class Search {
        private final double scale;
        private final Deadline deadline;
        private final List<Code> codes = new ArrayList<>();
        private final List<Triple> read = new ArrayList<>();
        private final List<Triple> unread = new ArrayList<>();

        Search(double scale, Deadline deadline) {
            this.scale = scale;
            this.deadline = deadline;
        }

        /** In rounds: with the patterns of one code out of the way, those of its neighbours come into view. */
        void among(List<Finder> finders, Sampler sampler) {
            List<Finder> left = finders;
            int before = -1;
            while (left.size() >= 3 && before < codes.size() && !deadline.passed()) {
                before = codes.size();
                lookAt(Triple.of(left.subList(0, Math.min(MOST_FINDERS, left.size())), MOST_TRIPLES), sampler);
                left = left.stream().filter(this::isLeft).toList();
            }
            unread.removeIf(triple -> read.stream().anyMatch(triple::sharesWith));
        }

        private void lookAt(List<Triple> triples, Sampler sampler) {
            List<FinderSides> likely = triples.stream()
                    .map(triple -> FinderSides.of(sampler, triple))
                    .sorted(Comparator.comparingDouble(FinderSides::doubt))
                    .toList();
            int failures = 0;
            for (FinderSides sides : likely) {
                boolean isTried = failures < MOST_FAILURES && !deadline.passed();
                if (isTried && read.stream().noneMatch(sides.triple()::sharesWith) && !isRead(sampler, sides)) {
                    failures++;
                }
            }
        }

        private boolean isLeft(Finder finder) {
            return codes.stream().noneMatch(code -> code.contains(finder.x() * scale, finder.y() * scale));
        }

        private boolean isRead(Sampler sampler, FinderSides sides) {
            List<Timing> sizes = Timing.sizes(sampler, sides);
            for (Timing size : sizes.subList(0, Math.min(MOST_SIZES, sizes.size()))) {
                Alignment alignment = Alignment.of(sampler, sides, size.dimension(), size.contrast());
                Optional<Code> code = alignment.isLikely() ? decode(alignment, size.dimension()) : Optional.empty();
                if (code.isPresent()) {
                    read.add(sides.triple());
                    Chain.addNew(codes, code.get());
                    return true;
                }
                if (alignment.isLikely() && size.likeness() > CERTAIN) {
                    unread.add(sides.triple());
                }
            }
            return false;
        }

        private Optional<Code> decode(Alignment alignment, int dimension) {
            ModuleGrid modules = new ModuleGrid(dimension, alignment.modules());
            for (Look look : LOOKS) {
                try {
                    DecoderResult decoded = new Decoder()
                            .decode(modules.sharpened(look.sharpened).bits(look.reach));
                    return Optional.of(new Code(
                            decoded.getText(),
                            (dimension - 17) / 4,
                            decoded.getECLevel(),
                            corners(alignment.overall(), dimension, scale, decoded)));
                } catch (FormatException | ChecksumException noCode) {
                    // The next one, if there is one.
                }
            }
            return Optional.empty();
        }
    }

    private static List<Code.Point> corners(Projection projection, int dimension, double scale, DecoderResult decoded) {
        boolean mirrored = decoded.getOther() instanceof QRCodeDecoderMetaData data && data.isMirrored();
        int[][] places = {{0, 0}, {dimension, 0}, {dimension, dimension}, {0, dimension}};
        return IntStream.range(0, 4)
                .mapToObj(i -> places[mirrored ? (4 - i) % 4 : i])
                .map(place -> new Code.Point(
                        tenths(projection.x(place[0], place[1]) * scale),
                        tenths(projection.y(place[0], place[1]) * scale)))
                .toList();
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
