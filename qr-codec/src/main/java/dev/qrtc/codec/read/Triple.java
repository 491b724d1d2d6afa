// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Three finder patterns that may be those of one code, seen in the order of a code that is not mirrored.
 *
 * @param doubt how unlike a code they are; 0 is a code seen from the front
 */
record Triple(Finder topLeft, Finder topRight, Finder bottomLeft, double doubt) {
    /** Beyond it nothing was ever read. */
    private static final double MOST_DOUBT = 3.0;

    private static final double LARGEST_RATIO = 2.6;
    private static final int FEWEST_MODULES = 10;
    private static final int MOST_MODULES = 200;

    /** The likeliest {@code most}, the best of them first. */
    static List<Triple> of(List<Finder> finders, int most) {
        var triples = new PriorityQueue<Triple>(
                most + 1, Comparator.comparingDouble(Triple::doubt).reversed());
        for (int i = 0; i < finders.size(); i++) {
            for (int j = i + 1; j < finders.size(); j++) {
                if (isAlike(finders.get(i), finders.get(j))) {
                    addWith(triples, finders, i, j, most);
                }
            }
        }
        return triples.stream()
                .sorted(Comparator.comparingDouble(Triple::doubt))
                .toList();
    }

    private static void addWith(PriorityQueue<Triple> triples, List<Finder> finders, int i, int j, int most) {
        Finder a = finders.get(i);
        Finder b = finders.get(j);
        for (int k = j + 1; k < finders.size(); k++) {
            Finder c = finders.get(k);
            if (isAlike(a, c) && isAlike(b, c)) {
                double limit = triples.size() < most ? MOST_DOUBT : triples.element().doubt;
                // Each of the three may be the corner.
                addPossible(triples, cornered(a, b, c, limit), most);
                addPossible(triples, cornered(b, c, a, limit), most);
                addPossible(triples, cornered(c, a, b, limit), most);
            }
        }
    }

    private static boolean isAlike(Finder a, Finder b) {
        double ratio = a.module() / b.module();
        return ratio < LARGEST_RATIO && ratio > 1 / LARGEST_RATIO;
    }

    private static void addPossible(PriorityQueue<Triple> triples, @Nullable Triple triple, int most) {
        if (triple != null) {
            triples.add(triple);
            if (triples.size() > most) {
                triples.remove();
            }
        }
    }

    private static @Nullable Triple cornered(Finder corner, Finder b, Finder c, double limit) {
        double bx = b.x() - corner.x();
        double by = b.y() - corner.y();
        double cx = c.x() - corner.x();
        double cy = c.y() - corner.y();
        double lengths = Math.sqrt((bx * bx + by * by) * (cx * cx + cy * cy));
        double doubt = Math.abs(bx * cx + by * cy) / lengths * 1.5;
        if (doubt > limit) {
            return null;
        }
        double first = modules(corner, b);
        double second = modules(corner, c);
        if (Math.min(first, second) < FEWEST_MODULES || Math.max(first, second) > MOST_MODULES) {
            return null;
        }
        doubt += unlikeness(first, second) * 2 + unlikeness(b.module(), c.module());
        doubt += unlikeness(corner.module() * corner.module(), b.module() * c.module());
        if (doubt > limit) {
            return null;
        }
        double turn = bx * cy - by * cx;
        return turn > 0 ? new Triple(corner, b, c, doubt) : new Triple(corner, c, b, doubt);
    }

    /** 0 where both are the same, 1 where one is three times the other: near the logarithm, which would take longer. */
    private static double unlikeness(double a, double b) {
        return 2 * Math.abs(a - b) / (a + b);
    }

    /** From centre to centre; the size of a module in between is the geometric mean, whatever the perspective. */
    private static double modules(Finder a, Finder b) {
        return a.distance(b) / Math.sqrt(a.module() * b.module());
    }

    boolean sharesWith(Triple other) {
        return has(other.topLeft) || has(other.topRight) || has(other.bottomLeft);
    }

    private boolean has(Finder finder) {
        return finder.equals(topLeft) || finder.equals(topRight) || finder.equals(bottomLeft);
    }
}
