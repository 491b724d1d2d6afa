// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.google.zxing.qrcode.decoder.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of a code's finder and alignment patterns in the picture: nodes of a net whose meshes are flat enough to be read
 * each by a projection of its own, also where the paper is bent or the lens draws curves.
 */
final class Alignment {
    private static final double FAR = 3.5;
    private static final double NEAR = 1.75;
    private static final double GOOD = 0.35;

    private final Sampler sampler;
    private final FinderSides sides;
    private final int dimension;
    private final double contrast;
    private final double[] places;
    private final double[][][] nodes;
    private final List<double[]> shifts = new ArrayList<>();
    private Projection overall;
    private int found;

    private Alignment(Sampler sampler, FinderSides sides, int dimension, double contrast) {
        this.sampler = sampler;
        this.sides = sides;
        this.dimension = dimension;
        this.contrast = contrast;
        this.places = places(dimension);
        this.nodes = new double[places.length][places.length][];
        this.overall = sides.projection(dimension);
    }

    /** Looks for all patterns of a code of that size. */
    static Alignment of(Sampler sampler, FinderSides sides, int dimension, double contrast) {
        Alignment alignment = new Alignment(sampler, sides, dimension, contrast);
        alignment.setCorners();
        alignment.lookForFourth();
        alignment.lookForOthers();
        return alignment;
    }

    /** Rows, and columns, of nodes; a code without alignment patterns has its four corners. */
    private static double[] places(int dimension) {
        int version = (dimension - 17) / 4;
        int[] centres = Version.getVersionForNumber(version).getAlignmentPatternCenters();
        double[] places = new double[Math.max(2, centres.length)];
        places[0] = 6.5;
        places[places.length - 1] = dimension - 6.5;
        for (int i = 1; i + 1 < centres.length; i++) {
            places[i] = centres[i] + 0.5;
        }
        return places;
    }

    /** Whether so many patterns were found where they should be that it may be a code of this size. */
    boolean isLikely() {
        int expected = places.length * places.length - 3;
        return expected < 6 || found * 3 >= expected;
    }

    int found() {
        return found;
    }

    private void setCorners() {
        int last = places.length - 1;
        Triple triple = sides.triple();
        double far = dimension - 3.5;
        nodes[0][0] =
                new double[] {3.5, 3.5, triple.topLeft().x(), triple.topLeft().y()};
        nodes[0][last] =
                new double[] {far, 3.5, triple.topRight().x(), triple.topRight().y()};
        nodes[last][0] = new double[] {
            3.5, far, triple.bottomLeft().x(), triple.bottomLeft().y()
        };
    }

    private void lookForFourth() {
        int last = places.length - 1;
        double place = dimension - 6.5;
        double[] node = dimension > 21 ? search(place, place, 0, 0, FAR) : null;
        if (node == null) {
            node = new double[] {place, place, overall.x(place, place), overall.y(place, place)};
        } else {
            found++;
            overall = Projection.through(nodes[0][0], nodes[0][last], nodes[last][0], node);
        }
        nodes[last][last] = node;
    }

    private void lookForOthers() {
        int last = places.length - 1;
        for (int sum = 1; sum < 2 * last; sum++) {
            for (int row = Math.max(0, sum - last); row <= Math.min(last, sum); row++) {
                int column = sum - row;
                if (nodes[row][column] == null) {
                    nodes[row][column] = near(row, column);
                }
            }
        }
    }

    /** The node, sought where its neighbours let expect it. */
    private double[] near(int row, int column) {
        double u = places[column];
        double v = places[row];
        double[] shift = shiftOfNeighbours(row, column);
        double[] node = search(u, v, shift[0], shift[1], NEAR);
        if (node == null) {
            return new double[] {u, v, overall.x(u, v) + shift[0], overall.y(u, v) + shift[1]};
        }
        found++;
        return node;
    }

    private double[] shiftOfNeighbours(int row, int column) {
        shifts.clear();
        for (int up = 0; up <= 1; up++) {
            for (int left = 0; left <= 1; left++) {
                if (up + left > 0 && row >= up && column >= left) {
                    double[] node = nodes[row - up][column - left];
                    if (node != null) {
                        shifts.add(new double[] {
                            node[2] - overall.x(node[0], node[1]), node[3] - overall.y(node[0], node[1])
                        });
                    }
                }
            }
        }
        double x = shifts.stream().mapToDouble(shift -> shift[0]).average().orElse(0);
        double y = shifts.stream().mapToDouble(shift -> shift[1]).average().orElse(0);
        return new double[] {x, y};
    }

    /** The best place within {@code reach} modules of what is expected, or null where nothing there looks like the pattern. */
    private double @Nullable [] search(double u, double v, double shiftX, double shiftY, double reach) {
        double x = overall.x(u, v) + shiftX;
        double y = overall.y(u, v) + shiftY;
        if (!sampler.isInside(x, y)) {
            return null;
        }
        double[] right = {overall.x(u + 0.5, v) - overall.x(u - 0.5, v), overall.y(u + 0.5, v) - overall.y(u - 0.5, v)};
        double[] down = {overall.x(u, v + 0.5) - overall.x(u, v - 0.5), overall.y(u, v + 0.5) - overall.y(u, v - 0.5)};
        double bestA = 0;
        double bestB = 0;
        double best = -1;
        for (double step = 0.5, around = reach; step > 0.1; around = step, step /= 2) {
            double fromA = bestA;
            double fromB = bestB;
            for (double b = fromB - around; b <= fromB + around; b += step) {
                for (double a = fromA - around; a <= fromA + around; a += step) {
                    double likeness =
                            likeness(x + a * right[0] + b * down[0], y + a * right[1] + b * down[1], right, down);
                    // Of two that are alike the nearer one.
                    likeness -= 0.02 * Math.hypot(a, b);
                    if (likeness > best) {
                        best = likeness;
                        bestA = a;
                        bestB = b;
                    }
                }
            }
        }
        if (best < GOOD) {
            return null;
        }
        return new double[] {u, v, x + bestA * right[0] + bestB * down[0], y + bestA * right[1] + bestB * down[1]};
    }

    /** How much lighter the ring is than the modules around and within it, 1 being the contrast of the code. */
    private double likeness(double x, double y, double[] right, double[] down) {
        double ring = 0;
        double rest = 0;
        for (int b = -2; b <= 2; b++) {
            for (int a = -2; a <= 2; a++) {
                double light = sampler.at(x + a * right[0] + b * down[0], y + a * right[1] + b * down[1]);
                int distance = Math.max(Math.abs(a), Math.abs(b));
                if (distance == 1) {
                    ring += light;
                } else {
                    rest += distance == 0 ? light * 4 : light;
                }
            }
        }
        return (ring / 8 - rest / 20) / contrast;
    }

    /** Luminance of all modules, row by row. */
    double[] modules() {
        double[] modules = new double[dimension * dimension];
        int last = places.length - 1;
        for (int row = 0; row < last; row++) {
            for (int column = 0; column < last; column++) {
                Projection mesh = Projection.through(
                        nodes[row][column], nodes[row][column + 1], nodes[row + 1][column], nodes[row + 1][column + 1]);
                int left = column == 0 ? 0 : (int) places[column];
                int right = column + 1 == last ? dimension : (int) places[column + 1];
                int top = row == 0 ? 0 : (int) places[row];
                int bottom = row + 1 == last ? dimension : (int) places[row + 1];
                sample(mesh, left, top, right, bottom, modules);
            }
        }
        return modules;
    }

    private void sample(Projection mesh, int left, int top, int right, int bottom, double[] modules) {
        for (int v = top; v < bottom; v++) {
            for (int u = left; u < right; u++) {
                double sum = 0;
                for (int i = 0; i < 5; i++) {
                    double du = u + 0.5 + (i == 1 ? -0.2 : i == 2 ? 0.2 : 0);
                    double dv = v + 0.5 + (i == 3 ? -0.2 : i == 4 ? 0.2 : 0);
                    sum += sampler.at(mesh.x(du, dv), mesh.y(du, dv));
                }
                modules[v * dimension + u] = sum / 5;
            }
        }
    }

    /** From modules to pixels, all over the code. */
    Projection overall() {
        return overall;
    }
}
