// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

/**
 * What may be a finder pattern.
 *
 * @param x its centre, in pixels of the picture that is read; pixel 0 is from 0 to 1
 * @param y the same downwards
 * @param module size of a module in pixels, the mean of both directions
 * @param seen rows in which it was seen
 */
record Finder(double x, double y, double module, int seen) {
    /** Whether another sighting is of the same pattern. */
    boolean isAt(double otherX, double otherY, double otherModule) {
        double reach = Math.max(module, otherModule) * 2;
        return Math.abs(x - otherX) < reach && Math.abs(y - otherY) < reach;
    }

    /** Both together, by how often each was seen. */
    Finder with(double otherX, double otherY, double otherModule) {
        double all = seen + 1.0;
        return new Finder(
                (x * seen + otherX) / all, (y * seen + otherY) / all, (module * seen + otherModule) / all, seen + 1);
    }

    double distance(Finder other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
