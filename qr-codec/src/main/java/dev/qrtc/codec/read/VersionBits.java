// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

/** The 18 modules, twice in a code, that tell its version from 7 on (ISO/IEC 18004, 7.10). */
final class VersionBits {
    static final int COUNT = 18;
    static final int FIRST = 7;

    private static final int GENERATOR = 0x1f25;
    private static final int MOST_WRONG = 3;

    private VersionBits() {}

    /** The bits of a version, the one for module 0 lowest. */
    static int of(int version) {
        int rest = version;
        for (int i = 0; i < 12; i++) {
            rest = rest << 1 ^ (rest >>> 11) * GENERATOR;
        }
        return version << 12 | rest;
    }

    /** The version whose bits are nearest, or 0 where more than three are wrong: then it may be any. */
    static int nearest(int bits) {
        for (int version = FIRST; version <= 40; version++) {
            if (Integer.bitCount(of(version) ^ bits) <= MOST_WRONG) {
                return version;
            }
        }
        return 0;
    }

    /** What the picture shows of a version beside the upper right finder pattern, or, {@code turned}, the lower left one; or 0. */
    static int read(Sampler sampler, Projection projection, int dimension, boolean turned) {
        double[] light = new double[COUNT];
        double darkest = 255;
        double lightest = 0;
        for (int i = 0; i < COUNT; i++) {
            double far = dimension - 11 + i % 3 + 0.5;
            double near = Math.floorDiv(i, 3) + 0.5;
            double u = turned ? near : far;
            double v = turned ? far : near;
            light[i] = sampler.at(projection.x(u, v), projection.y(u, v));
            darkest = Math.min(darkest, light[i]);
            lightest = Math.max(lightest, light[i]);
        }
        int bits = 0;
        for (int i = 0; i < COUNT; i++) {
            bits |= light[i] < (darkest + lightest) / 2 ? 1 << i : 0;
        }
        return nearest(bits);
    }
}
