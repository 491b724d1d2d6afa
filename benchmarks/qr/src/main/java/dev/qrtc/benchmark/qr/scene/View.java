// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

/** From a plane in the room (in modules, from the code's centre) to the picture (in pixels), and back. */
final class View {
    private final double[] forward;
    private final double[] back;

    private View(double[] forward) {
        this.forward = forward;
        this.back = inverse(forward);
    }

    /**
     * The view of a plane that is rotated in itself, and then tilted about a line through its centre.
     *
     * @param distance of the camera, in modules
     */
    static View of(Scene scene, double distance, double centreX, double centreY) {
        double[][] turn = tilted(Math.toRadians(scene.tilt()), Math.toRadians(scene.axis()));
        double cos = StrictMath.cos(Math.toRadians(scene.rotation()));
        double sin = StrictMath.sin(Math.toRadians(scene.rotation()));
        double focus = scene.module() * distance;
        double[] rows = new double[9];
        for (int row = 0; row < 3; row++) {
            double scale = row == 2 ? 1 : focus;
            rows[3 * row] = scale * (turn[row][0] * cos + turn[row][1] * sin);
            rows[3 * row + 1] = scale * (turn[row][1] * cos - turn[row][0] * sin);
        }
        rows[8] = distance;
        for (int column = 0; column < 3; column++) {
            rows[column] += centreX * rows[6 + column];
            rows[3 + column] += centreY * rows[6 + column];
        }
        return new View(rows);
    }

    /** Rotation in the room about a line in the plane (Rodrigues); the third row is depth. */
    private static double[][] tilted(double tilt, double axis) {
        double x = StrictMath.cos(axis);
        double y = StrictMath.sin(axis);
        double cos = StrictMath.cos(tilt);
        double sin = StrictMath.sin(tilt);
        return new double[][] {
            {cos + x * x * (1 - cos), x * y * (1 - cos)},
            {x * y * (1 - cos), cos + y * y * (1 - cos)},
            {-y * sin, x * sin}
        };
    }

    double pixelX(double column, double row) {
        return applied(forward, 0, column, row);
    }

    double pixelY(double column, double row) {
        return applied(forward, 3, column, row);
    }

    double column(double x, double y) {
        return applied(back, 0, x, y);
    }

    double row(double x, double y) {
        return applied(back, 3, x, y);
    }

    private static double applied(double[] matrix, int at, double x, double y) {
        double depth = matrix[6] * x + matrix[7] * y + matrix[8];
        return (matrix[at] * x + matrix[at + 1] * y + matrix[at + 2]) / depth;
    }

    /** The adjugate: its scale does not matter to a homography. */
    private static double[] inverse(double[] m) {
        return new double[] {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
    }
}
