// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.List;

/**
 * One code in a picture.
 *
 * @param version 1 to 40
 * @param ecc error correction level: L, M, Q or H
 * @param corners the four outer corners in pixels of the picture as it is stored: the one between the upper two finder patterns'
 *     outer sides first, then along the upper edge and around
 */
public record Code(String text, int version, String ecc, List<Point> corners) {
    public Code {
        corners = List.copyOf(corners);
    }

    /** A place in the picture, from its upper left corner. */
    public record Point(double x, double y) {}

    /** Whether {@code other} is a second reading of this very code: the same text in the same place. */
    boolean same(Code other) {
        return text.equals(other.text) && contains(other.centre());
    }

    private Point centre() {
        double x = corners.stream().mapToDouble(Point::x).average().orElse(0);
        double y = corners.stream().mapToDouble(Point::y).average().orElse(0);
        return new Point(x, y);
    }

    private boolean contains(Point point) {
        return range(corners.stream().mapToDouble(Point::x).toArray(), point.x())
                && range(corners.stream().mapToDouble(Point::y).toArray(), point.y());
    }

    private static boolean range(double[] values, double value) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double each : values) {
            min = Math.min(min, each);
            max = Math.max(max, each);
        }
        return value >= min && value <= max;
    }
}
