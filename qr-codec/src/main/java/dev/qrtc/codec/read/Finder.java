// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

/**
 * What may be a finder pattern.
 *
 * @param x its centre, in pixels of the picture that is read; pixel 0 is from 0 to 1
 * @param y the same downwards
 * @param module size of a module in pixels, the mean of both directions
 * @param seen rows in which it was seen
 * @param diagonals how often it was seen along a diagonal too
 */
record Finder(double x, double y, double module, int seen, int diagonals) {
    /** Whether another sighting is of the same pattern. */
    boolean isAt(Finder other) {
        double reach = Math.max(module, other.module) * 2;
        return Math.abs(x - other.x) < reach && Math.abs(y - other.y) < reach;
    }

    /** Both together, by how often each was seen. */
    Finder with(Finder other) {
        int all = seen + other.seen;
        return new Finder(
                (x * seen + other.x * other.seen) / all,
                (y * seen + other.y * other.seen) / all,
                (module * seen + other.module * other.seen) / all,
                all,
                diagonals + other.diagonals);
    }

    double distance(Finder other) {
        double dx = x - other.x;
        double dy = y - other.y;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
