// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

/** A projective map from a plane, such as the modules of a code, to the pixels of a picture. */
final class Projection {
    private final double[] m;

    private Projection(double... m) {
        this.m = m;
    }

    double x(double u, double v) {
        return (m[0] * u + m[1] * v + m[2]) / (m[6] * u + m[7] * v + m[8]);
    }

    double y(double u, double v) {
        return (m[3] * u + m[4] * v + m[5]) / (m[6] * u + m[7] * v + m[8]);
    }

    /** The map that takes each of four places to a point: {@code {u, v, x, y}} of each, no three of them on a line. */
    static Projection through(double[] a, double[] b, double[] c, double[] d) {
        double[] from = basis(a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]);
        double[] to = basis(a[2], a[3], b[2], b[3], c[2], c[3], d[2], d[3]);
        return new Projection(multiply(to, adjugate(from)));
    }

    /** The map of the projective basis to four points (Heckbert 1989, 2.2.2, in the symmetrical form). */
    private static double[] basis(
            double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
        double[] columns = {ax, bx, cx, ay, by, cy, 1, 1, 1};
        double[] inverse = adjugate(columns);
        double p = inverse[0] * dx + inverse[1] * dy + inverse[2];
        double q = inverse[3] * dx + inverse[4] * dy + inverse[5];
        double r = inverse[6] * dx + inverse[7] * dy + inverse[8];
        return new double[] {ax * p, bx * q, cx * r, ay * p, by * q, cy * r, p, q, r};
    }

    private static double[] adjugate(double[] a) {
        return new double[] {
            a[4] * a[8] - a[5] * a[7], a[2] * a[7] - a[1] * a[8], a[1] * a[5] - a[2] * a[4],
            a[5] * a[6] - a[3] * a[8], a[0] * a[8] - a[2] * a[6], a[2] * a[3] - a[0] * a[5],
            a[3] * a[7] - a[4] * a[6], a[1] * a[6] - a[0] * a[7], a[0] * a[4] - a[1] * a[3]
        };
    }

    private static double[] multiply(double[] a, double[] b) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[row * 3 + column] =
                        a[row * 3] * b[column] + a[row * 3 + 1] * b[3 + column] + a[row * 3 + 2] * b[6 + column];
            }
        }
        return product;
    }
}
