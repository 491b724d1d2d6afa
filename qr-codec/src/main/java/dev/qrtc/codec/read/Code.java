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

    /** Whether {@code other} is a second reading of this very code, or a smaller one in its middle. */
    boolean covers(Code other) {
        Point centre = other.centre();
        return contains(centre.x, centre.y) && area() * 1.2 >= other.area();
    }

    private Point centre() {
        double x = corners.stream().mapToDouble(Point::x).average().orElse(0);
        double y = corners.stream().mapToDouble(Point::y).average().orElse(0);
        return new Point(x, y);
    }

    /** Whether the place is on the same side of all four edges. */
    boolean contains(double x, double y) {
        int sides = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            double side = (to.x() - from.x()) * (y - from.y()) - (to.y() - from.y()) * (x - from.x());
            sides += side > 0 ? 1 : -1;
        }
        return Math.abs(sides) == corners.size();
    }

    private double area() {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point here = corners.get(i);
            Point next = corners.get((i + 1) % corners.size());
            twice += here.x() * next.y() - next.x() * here.y();
        }
        return Math.abs(twice) / 2;
    }
}
