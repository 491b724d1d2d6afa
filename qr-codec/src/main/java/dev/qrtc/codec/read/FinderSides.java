// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

/**
 * How a code lies in the picture, from its three finder patterns alone: each of them is seven modules wide, so the sizes of
 * modules at both ends of a side tell the perspective along that side, and both sides together tell the fourth corner.
 *
 * @param modules from centre to centre of two finder patterns, the mean of both sides
 * @param doubt how unlike a code they are: a code is as wide as it is high, however it is tilted
 * @param fourthX where the fourth finder pattern would be
 */
record FinderSides(Triple triple, double modules, double doubt, double fourthX, double fourthY) {
    /** What a triple looks like at first sight tells tilted codes from nonsense less well than the sides do. */
    private static final double SHARE_OF_FIRST_DOUBT = 0.2;

    static FinderSides of(Sampler sampler, Triple triple) {
        Finder corner = triple.topLeft();
        Finder right = triple.topRight();
        Finder below = triple.bottomLeft();
        double cornerRight = moduleTowards(sampler, corner, right);
        double rightRight = moduleTowards(sampler, right, corner);
        double cornerBelow = moduleTowards(sampler, corner, below);
        double belowBelow = moduleTowards(sampler, below, corner);
        double across = corner.distance(right) / Math.sqrt(cornerRight * rightRight);
        double down = corner.distance(below) / Math.sqrt(cornerBelow * belowBelow);
        // The weights of the points in projective coordinates, that of the corner being 1.
        double rightWeight = Math.sqrt(cornerRight / rightRight);
        double belowWeight = Math.sqrt(cornerBelow / belowBelow);
        double weight = Math.max(0.3, rightWeight + belowWeight - 1);
        return new FinderSides(
                triple,
                (across + down) / 2,
                unlikeness(across, down) + triple.doubt() * SHARE_OF_FIRST_DOUBT,
                (right.x() * rightWeight + below.x() * belowWeight - corner.x()) / weight,
                (right.y() * rightWeight + below.y() * belowWeight - corner.y()) / weight);
    }

    private static double unlikeness(double across, double down) {
        return 4 * Math.abs(across - down) / (across + down);
    }

    /** Modules along a side of the whole code, not yet one of those that a code can have. */
    double dimension() {
        return modules + 7;
    }

    /** The map from modules to pixels, if the code has {@code dimension} modules along a side. */
    Projection projection(int dimension) {
        double far = dimension - 3.5;
        Finder corner = triple.topLeft();
        Finder right = triple.topRight();
        Finder below = triple.bottomLeft();
        return Projection.through(
                new double[] {3.5, 3.5, corner.x(), corner.y()},
                new double[] {far, 3.5, right.x(), right.y()},
                new double[] {3.5, far, below.x(), below.y()},
                new double[] {far, far, fourthX, fourthY});
    }

    /** Size of a module of {@code at} along the line to {@code to}, as it is there. */
    private static double moduleTowards(Sampler sampler, Finder at, Finder to) {
        double distance = at.distance(to);
        double dx = (to.x() - at.x()) / distance;
        double dy = (to.y() - at.y()) / distance;
        double forward = sampler.edge(at.x(), at.y(), dx, dy, at.module());
        double backward = sampler.edge(at.x(), at.y(), -dx, -dy, at.module());
        if (forward > 0 && backward > 0) {
            return (forward + backward) / 7;
        }
        return forward > 0 ? forward / 3.5 : backward > 0 ? backward / 3.5 : at.module();
    }
}
