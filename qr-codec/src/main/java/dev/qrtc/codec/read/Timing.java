// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the timing patterns agree with a size.
 *
 * @param likeness 1 where every module is as it should be, about 0 for a wrong size
 * @param contrast between the dark and the light modules of the timing patterns
 */
record Timing(int dimension, double likeness, double contrast) {
    private static final double LEAST = 0.3;
    private static final double LEAST_OF_FINDERS = 0.5;

    /** The sizes that can be, the likeliest first. */
    static List<Timing> sizes(Sampler sampler, FinderSides sides) {
        int nearest = Math.max(1, Math.min(40, (int) Math.round((sides.dimension() - 17) / 4)));
        if (ofFinders(sampler, sides.projection(17 + 4 * nearest), 17 + 4 * nearest) < LEAST_OF_FINDERS) {
            return List.of();
        }
        int reach = 1 + nearest / 8;
        List<Timing> sizes =
                new ArrayList<>(IntStream.rangeClosed(Math.max(1, nearest - reach), Math.min(40, nearest + reach))
                        .mapToObj(version -> of(sampler, sides, 17 + 4 * version))
                        .filter(timing -> timing.likeness > LEAST)
                        .sorted(Comparator.comparingDouble(Timing::likeness).reversed())
                        .toList());
        if (nearest >= VersionBits.FIRST) {
            addWritten(sizes, sampler, sides, 17 + 4 * nearest);
        }
        return sizes;
    }

    /** Large codes say how large they are; far from the finder patterns their timing patterns may not be where they are sought. */
    private static void addWritten(List<Timing> sizes, Sampler sampler, FinderSides sides, int dimension) {
        Projection projection = sides.projection(dimension);
        for (boolean turned : new boolean[] {false, true}) {
            int version = VersionBits.read(sampler, projection, dimension, turned);
            if (version > 0 && sizes.stream().noneMatch(size -> size.dimension == 17 + 4 * version)) {
                sizes.addFirst(of(sampler, sides, 17 + 4 * version));
            }
        }
    }

    /** How the three finder patterns look, from -1 to 1: the correlation of their modules with what they should be. */
    private static double ofFinders(Sampler sampler, Projection projection, int dimension) {
        double sum = 0;
        double squares = 0;
        double agree = 0;
        int far = dimension - 7;
        for (int pattern = 0; pattern < 3; pattern++) {
            int left = pattern == 1 ? far : 0;
            int top = pattern == 2 ? far : 0;
            for (int i = 0; i < 49; i++) {
                int u = i % 7;
                int v = i / 7;
                boolean isLight = Math.max(Math.abs(u - 3), Math.abs(v - 3)) == 2;
                double x = left + u + 0.5;
                double y = top + v + 0.5;
                double light = sampler.at(projection.x(x, y), projection.y(x, y));
                sum += light;
                squares += light * light;
                agree += isLight ? light * 33 : -light * 16;
            }
        }
        double deviation = Math.sqrt(Math.max(1, squares / 147 - sum * sum / (147.0 * 147)));
        // Of 49 modules 16 are light; the expected values have mean 0 and this deviation.
        return agree / 147 / deviation / Math.sqrt(33 * 16);
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
