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
 * @param thresholds how the picture becomes black and white
 * @param step rows from one that is searched for finder patterns to the next
 */
record GridReader(Function<GrayImage, Thresholds> thresholds, int step) implements CodeReader {
    private static final int MOST_TRIPLES = 40;
    private static final double[] SHARPENED = {0.4, 0, 0.9};

    @Override
    public List<Code> read(GrayImage image, Deadline deadline) {
        BitImage bits = BitImage.of(image, thresholds.apply(image));
        List<Code> codes = new ArrayList<>();
        for (boolean inverted : new boolean[] {false, true}) {
            List<Finder> finders = FinderSearch.search(bits, step, inverted);
            if (finders.size() >= 3) {
                read(new Sampler(image, inverted), finders, image.scale(), deadline, codes);
            }
        }
        return codes;
    }

    private static void read(Sampler sampler, List<Finder> finders, double scale, Deadline deadline, List<Code> codes) {
        List<Triple> read = new ArrayList<>();
        for (Triple triple : Triple.of(finders, MOST_TRIPLES)) {
            if (deadline.passed()) {
                return;
            }
            boolean isUsed = read.stream()
                    .anyMatch(other -> triple.has(other.topLeft())
                            || triple.has(other.topRight())
                            || triple.has(other.bottomLeft()));
            if (!isUsed) {
                read(sampler, triple, scale).ifPresent(code -> {
                    read.add(triple);
                    codes.add(code);
                });
            }
        }
    }

    private static Optional<Code> read(Sampler sampler, Triple triple, double scale) {
        FinderSides sides = FinderSides.of(sampler, triple);
        return Timing.sizes(sampler, sides).stream()
                .limit(2)
                .flatMap(size -> read(sampler, sides, size, scale).stream())
                .findFirst();
    }

    private static Optional<Code> read(Sampler sampler, FinderSides sides, Timing size, double scale) {
        int dimension = size.dimension();
        Alignment alignment = Alignment.of(sampler, sides, dimension, size.contrast());
        ModuleGrid modules = new ModuleGrid(dimension, alignment.modules());
        for (double share : SHARPENED) {
            try {
                DecoderResult decoded =
                        new Decoder().decode(modules.sharpened(share).bits());
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

    /**
     * How well the timing patterns agree with a size.
     *
     * @param likeness 1 where every module is as it should be, about 0 for a wrong size
     * @param contrast between the dark and the light modules of the timing patterns
     */
    record Timing(int dimension, double likeness, double contrast) {
        private static final double LEAST = 0.25;

        /** The sizes that can be, the likeliest first. */
        static List<Timing> sizes(Sampler sampler, FinderSides sides) {
            int nearest = (int) Math.round((sides.dimension() - 17) / 4);
            int reach = 1 + nearest / 8;
            return IntStream.rangeClosed(Math.max(1, nearest - reach), Math.min(40, nearest + reach))
                    .mapToObj(version -> of(sampler, sides, 17 + 4 * version))
                    .filter(timing -> timing.likeness > LEAST)
                    .sorted(Comparator.comparingDouble(Timing::likeness).reversed())
                    .toList();
        }

        private static Timing of(Sampler sampler, FinderSides sides, int dimension) {
            Projection projection = sides.projection(dimension);
            int count = dimension - 14;
            double[] row = new double[count];
            double[] column = new double[count];
            for (int i = 0; i < count; i++) {
                double at = 7.5 + i;
                row[i] = sampler.at(projection.x(at, 6.5), projection.y(at, 6.5));
                column[i] = sampler.at(projection.x(6.5, at), projection.y(6.5, at));
            }
            return new Timing(
                    dimension,
                    (alternation(row) + alternation(column)) / 2,
                    Math.max(10, (contrast(row) + contrast(column)) / 2));
        }

        /** Each module against its two neighbours; the first one is light. */
        private static double alternation(double[] line) {
            double agree = 0;
            double all = 1e-9;
            for (int i = 1; i + 1 < line.length; i++) {
                double difference = line[i] - (line[i - 1] + line[i + 1]) / 2;
                agree += i % 2 == 0 ? difference : -difference;
                all += Math.abs(difference);
            }
            return agree / all;
        }

        private static double contrast(double[] line) {
            double sum = 0;
            for (int i = 0; i < line.length; i++) {
                sum += i % 2 == 0 ? line[i] : -line[i];
            }
            return 2 * sum / line.length;
        }
    }
}
