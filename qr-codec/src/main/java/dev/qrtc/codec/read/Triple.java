// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Three finder patterns that may be those of one code, seen in the order of a code that is not mirrored.
 *
 * @param doubt how unlike a code they are; 0 is a code seen from the front
 */
record Triple(Finder topLeft, Finder topRight, Finder bottomLeft, double doubt) {
    /** Beyond it nothing was ever read. */
    private static final double MOST_DOUBT = 2.2;

    private static final double LARGEST_RATIO = 2.6;
    private static final int FEWEST_MODULES = 10;
    private static final int MOST_MODULES = 200;

    /** All that can be, the likeliest first. */
    static List<Triple> of(List<Finder> finders, int most) {
        List<Triple> triples = new ArrayList<>();
        for (int i = 0; i < finders.size(); i++) {
            for (int j = i + 1; j < finders.size(); j++) {
                if (!isAlike(finders.get(i), finders.get(j))) {
                    continue;
                }
                for (int k = j + 1; k < finders.size(); k++) {
                    Finder a = finders.get(i);
                    Finder b = finders.get(j);
                    Finder c = finders.get(k);
                    if (isAlike(a, c) && isAlike(b, c)) {
                        addBest(triples, a, b, c);
                    }
                }
            }
        }
        triples.sort(Comparator.comparingDouble(Triple::doubt));
        return triples.size() > most ? triples.subList(0, most) : triples;
    }

    private static boolean isAlike(Finder a, Finder b) {
        double ratio = a.module() / b.module();
        return ratio < LARGEST_RATIO && ratio > 1 / LARGEST_RATIO;
    }

    /** With each of the three as the corner; the likeliest one, and another that is nearly as likely. */
    private static void addBest(List<Triple> triples, Finder a, Finder b, Finder c) {
        for (Triple triple : List.of(cornered(a, b, c), cornered(b, c, a), cornered(c, a, b))) {
            if (triple.doubt < MOST_DOUBT) {
                triples.add(triple);
            }
        }
    }

    private static Triple cornered(Finder corner, Finder b, Finder c) {
        double bx = b.x() - corner.x();
        double by = b.y() - corner.y();
        double cx = c.x() - corner.x();
        double cy = c.y() - corner.y();
        double turn = bx * cy - by * cx;
        double first = modules(corner, b);
        double second = modules(corner, c);
        boolean possible = Math.min(first, second) > FEWEST_MODULES && Math.max(first, second) < MOST_MODULES;
        double cosine = (bx * cx + by * cy) / (Math.hypot(bx, by) * Math.hypot(cx, cy));
        double sizes = Math.abs(Math.log(b.module() / c.module()))
                + Math.abs(Math.log(corner.module() * corner.module() / (b.module() * c.module())));
        double doubt = possible ? Math.abs(Math.log(first / second)) * 2 + Math.abs(cosine) * 1.5 + sizes : 99;
        return turn > 0 ? new Triple(corner, b, c, doubt) : new Triple(corner, c, b, doubt);
    }

    /** From centre to centre; the size of a module in between is the geometric mean, whatever the perspective. */
    private static double modules(Finder a, Finder b) {
        return a.distance(b) / Math.sqrt(a.module() * b.module());
    }

    boolean has(Finder finder) {
        return finder.equals(topLeft) || finder.equals(topRight) || finder.equals(bottomLeft);
    }
}
