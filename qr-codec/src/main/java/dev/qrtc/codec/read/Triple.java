// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Three finder patterns that may be those of one code, seen in the order of a code that is not mirrored.
 *
 * @param doubt how unlike a code they are; 0 is a code seen from the front
 */
record Triple(Finder topLeft, Finder topRight, Finder bottomLeft, double doubt) {
    /** Beyond it nothing was ever read. */
    private static final double MOST_DOUBT = 3.0;

    /** The likeliest {@code most}, the best of them first. */
    static List<Triple> of(List<Finder> finders, int most) {
        Choice choice = new Choice(most);
        for (Finder corner : finders) {
            choice.addWith(corner, Choice.legs(corner, finders));
        }
        return choice.likeliest.stream()
                .sorted(Comparator.comparingDouble(Triple::doubt))
                .toList();
    }

    /** 0 where both are the same, 1 where one is three times the other: near the logarithm, which would take longer. */
    private static double unlikeness(double a, double b) {
        return 2 * Math.abs(a - b) / (a + b);
    }

    boolean sharesWith(Triple other) {
        return has(other.topLeft) || has(other.topRight) || has(other.bottomLeft);
    }

    private boolean has(Finder finder) {
        return finder.equals(topLeft) || finder.equals(topRight) || finder.equals(bottomLeft);
    }

    /** Chooses among all; few are looked at, because both legs of a corner must have nearly as many modules. */
    private static final class Choice {
        private static final double LARGEST_RATIO = 2.6;
        private static final int FEWEST_MODULES = 10;
        private static final int MOST_MODULES = 200;

        /** On a sheet of codes those of one are nearer to each other than to those of its neighbours. */
        private static final double DOUBT_OF_A_MODULE = 0.0005;

        private final int most;
        /** The least likely of them first. */
        private final PriorityQueue<Triple> likeliest;

        Choice(int most) {
            this.most = most;
            this.likeliest = new PriorityQueue<>(
                    most + 1, Comparator.comparingDouble(Triple::doubt).reversed());
        }

        /** The patterns that one may belong to a code with, the nearest in modules first. */
        static List<Leg> legs(Finder corner, List<Finder> finders) {
            return finders.stream()
                    .filter(other -> !other.equals(corner) && areAlike(corner, other))
                    .map(other -> Leg.of(corner, other))
                    .filter(leg -> leg.modules >= FEWEST_MODULES && leg.modules <= MOST_MODULES)
                    .sorted(Comparator.comparingDouble(Leg::modules))
                    .toList();
        }

        private static boolean areAlike(Finder a, Finder b) {
            double ratio = a.module() / b.module();
            return ratio < LARGEST_RATIO && ratio > 1 / LARGEST_RATIO;
        }

        private double limit() {
            return likeliest.size() < most ? MOST_DOUBT : likeliest.element().doubt;
        }

        void addWith(Finder corner, List<Leg> legs) {
            for (int i = 0; i < legs.size(); i++) {
                Leg first = legs.get(i);
                for (int j = i + 1; j < legs.size() && first.unlikeness(legs.get(j)) <= limit(); j++) {
                    add(corner, first, legs.get(j));
                }
            }
        }

        private void add(Finder corner, Leg first, Leg second) {
            double doubt = first.unlikeness(second) + first.doubtOfAngle(second) + second.modules * DOUBT_OF_A_MODULE;
            Finder b = first.end;
            Finder c = second.end;
            if (doubt > limit() || !areAlike(b, c)) {
                return;
            }
            doubt += Triple.unlikeness(b.module(), c.module());
            doubt += Triple.unlikeness(corner.module() * corner.module(), b.module() * c.module());
            if (doubt > limit()) {
                return;
            }
            likeliest.add(
                    first.turnsRightTo(second) ? new Triple(corner, b, c, doubt) : new Triple(corner, c, b, doubt));
            if (likeliest.size() > most) {
                likeliest.remove();
            }
        }
    }

    /**
     * From the centre of one pattern to that of another.
     *
     * @param modules its length; the size of a module in between is the geometric mean, whatever the perspective
     * @param length the same in pixels
     */
    private record Leg(Finder end, double modules, double length, double dx, double dy) {
        static Leg of(Finder from, Finder end) {
            double length = from.distance(end);
            double modules = length / Math.sqrt(from.module() * end.module());
            return new Leg(end, modules, length, end.x() - from.x(), end.y() - from.y());
        }

        double unlikeness(Leg other) {
            return Triple.unlikeness(modules, other.modules) * 2;
        }

        double doubtOfAngle(Leg other) {
            return Math.abs(dx * other.dx + dy * other.dy) / (length * other.length) * 1.5;
        }

        boolean turnsRightTo(Leg other) {
            return dx * other.dy - dy * other.dx > 0;
        }
    }
}
