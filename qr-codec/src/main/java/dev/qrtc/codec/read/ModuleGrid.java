// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.google.zxing.common.BitMatrix;
import org.jspecify.annotations.Nullable;

/** The luminance of a code's modules, and how they become dark and light. */
final class ModuleGrid {
    private final int dimension;
    private final double[] light;

    ModuleGrid(int dimension, double[] light) {
        this.dimension = dimension;
        this.light = light;
    }

    /**
     * The modules with less of what their neighbours gave them: blur mixes each with the four beside it.
     *
     * @param share how much of the difference to their mean is added, 0 for none
     */
    ModuleGrid sharpened(double share) {
        double[] sharp = new double[light.length];
        for (int v = 0; v < dimension; v++) {
            for (int u = 0; u < dimension; u++) {
                double here = light[v * dimension + u];
                double around = (at(u - 1, v, here) + at(u + 1, v, here) + at(u, v - 1, here) + at(u, v + 1, here)) / 4;
                sharp[v * dimension + u] = here + share * (here - around);
            }
        }
        return new ModuleGrid(dimension, sharp);
    }

    private double at(int u, int v, double otherwise) {
        return u < 0 || v < 0 || u >= dimension || v >= dimension ? otherwise : light[v * dimension + u];
    }

    /**
     * Each module against the middle between the dark and the light ones around it.
     *
     * @param reach modules to each side that are around it
     */
    BitMatrix bits(int reach) {
        double[] means = means(null, reach);
        double[] lighter = means(means, reach);
        BitMatrix bits = new BitMatrix(dimension);
        for (int v = 0; v < dimension; v++) {
            for (int u = 0; u < dimension; u++) {
                if (light[v * dimension + u] < lighter[v * dimension + u]) {
                    bits.set(u, v);
                }
            }
        }
        writeVersion(bits);
        return bits;
    }

    /**
     * The mean of the square around each module; with {@code split} the middle between the mean of those below it and that of
     * those above.
     */
    private double[] means(double @Nullable [] split, int reach) {
        int stride = dimension + 1;
        double[] sums = new double[stride * stride];
        double[] upper = new double[split == null ? 0 : stride * stride];
        int[] uppers = new int[upper.length];
        for (int v = 0; v < dimension; v++) {
            for (int u = 0; u < dimension; u++) {
                int at = v * dimension + u;
                int to = (v + 1) * stride + u + 1;
                sums[to] = light[at] + sums[to - 1] + sums[to - stride] - sums[to - stride - 1];
                if (split != null) {
                    boolean above = light[at] > split[at];
                    upper[to] = (above ? light[at] : 0) + upper[to - 1] + upper[to - stride] - upper[to - stride - 1];
                    uppers[to] = (above ? 1 : 0) + uppers[to - 1] + uppers[to - stride] - uppers[to - stride - 1];
                }
            }
        }
        double[] means = new double[light.length];
        for (int v = 0; v < dimension; v++) {
            int top = Math.max(0, v - reach) * stride;
            int bottom = Math.min(dimension, v + reach + 1) * stride;
            for (int u = 0; u < dimension; u++) {
                int left = Math.max(0, u - reach);
                int right = Math.min(dimension, u + reach + 1);
                int count = (bottom - top) / stride * (right - left);
                double sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
                double mean = sum / count;
                if (split != null) {
                    int above =
                            uppers[bottom + right] - uppers[bottom + left] - uppers[top + right] + uppers[top + left];
                    double high = upper[bottom + right] - upper[bottom + left] - upper[top + right] + upper[top + left];
                    if (above > 0 && above < count) {
                        mean = (high / above + (sum - high) / (count - above)) / 2;
                    }
                }
                means[v * dimension + u] = mean;
            }
        }
        return means;
    }

    /** The version is known from the size: what the picture shows of it is not needed, and may be damaged. */
    private void writeVersion(BitMatrix bits) {
        int version = (dimension - 17) / 4;
        if (version < VersionBits.FIRST) {
            return;
        }
        int code = VersionBits.of(version);
        for (int i = 0; i < VersionBits.COUNT; i++) {
            put(bits, dimension - 11 + i % 3, i / 3, (code >> i & 1) != 0);
            put(bits, i / 3, dimension - 11 + i % 3, (code >> i & 1) != 0);
        }
    }

    private static void put(BitMatrix bits, int u, int v, boolean dark) {
        if (bits.get(u, v) != dark) {
            bits.flip(u, v);
        }
    }
}
