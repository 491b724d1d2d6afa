// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import java.util.Random;

/** Luminance of a square picture, where white is 1. */
final class Plane {
    private final int side;
    private float[] values;

    /** @param side pixels */
    Plane(int side) {
        this.side = side;
        this.values = new float[side * side];
    }

    int side() {
        return side;
    }

    float at(int x, int y) {
        return values[y * side + x];
    }

    void put(int x, int y, float value) {
        values[y * side + x] = value;
    }

    /** Gaussian blur; {@code sigma} in pixels. */
    void blur(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        if (sigma < 0.05 || radius == 0) {
            return;
        }
        float[] weights = weights(sigma, radius);
        blurredInto(new float[values.length], weights, radius, 1, side);
        blurredInto(new float[values.length], weights, radius, side, 1);
    }

    private static float[] weights(double sigma, int radius) {
        double[] raw = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            raw[i + radius] = StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += raw[i + radius];
        }
        float[] weights = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            weights[i] = (float) (raw[i] / sum);
        }
        return weights;
    }

    /** Along one direction: {@code step} values from pixel to pixel, {@code line} from line to line. */
    private void blurredInto(float[] target, float[] weights, int radius, int step, int line) {
        for (int row = 0; row < side; row++) {
            for (int at = 0; at < side; at++) {
                float sum = 0;
                for (int i = -radius; i <= radius; i++) {
                    int from = Math.clamp(at + i, 0, side - 1);
                    sum += weights[i + radius] * values[row * line + from * step];
                }
                target[row * line + at * step] = sum;
            }
        }
        values = target;
    }

    /** Darkens towards one side, by up to {@code strength}. */
    void shade(double strength, double direction) {
        double cos = StrictMath.cos(direction) / side;
        double sin = StrictMath.sin(direction) / side;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double along = Math.clamp(0.5 + (x - side / 2.0) * cos + (y - side / 2.0) * sin, 0, 1);
                values[y * side + x] *= (float) (1 - strength * along);
            }
        }
    }

    /** A soft round light on top of everything; centre and radius in pixels. */
    void shine(double centreX, double centreY, double radius, double strength) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double dx = (x - centreX) / radius;
                double dy = (y - centreY) / radius;
                double distance = dx * dx + dy * dy;
                if (distance < 12) {
                    values[y * side + x] += (float) (strength * StrictMath.exp(-distance));
                }
            }
        }
    }

    /** What a sensor adds; more where there is more light. */
    void addNoise(double sigma, Random random) {
        if (sigma > 0) {
            for (int i = 0; i < values.length; i++) {
                double here = sigma * (0.5 + 0.5 * StrictMath.sqrt(Math.max(0, values[i])));
                values[i] += (float) (random.nextGaussian() * here);
            }
        }
    }
}
