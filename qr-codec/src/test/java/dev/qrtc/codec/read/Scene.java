// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.picture.GrayImage;
import java.util.Random;

/** A symbol before a camera: turned, tilted, small, blurred, noisy, badly lit. The same settings give the same picture. */
record Scene(
        double module,
        double turn,
        double tilt,
        double blur,
        double noise,
        double dark,
        double light,
        double gradient,
        boolean mirrored) {
    private static final int QUIET = 4;
    /** Four places that stand for a normal distribution. */
    private static final double[] NORMAL = {-1.15, -0.32, 0.32, 1.15};

    static final Scene PLAIN = new Scene(4, 0, 0, 0.3, 0, 20, 230, 0, false);

    Scene turned(double degrees) {
        return new Scene(module, Math.toRadians(degrees), tilt, blur, noise, dark, light, gradient, mirrored);
    }

    Scene tilted(double degrees) {
        return new Scene(module, turn, Math.toRadians(degrees), blur, noise, dark, light, gradient, mirrored);
    }

    /** @param share of a module: the standard deviation of the blur */
    Scene blurred(double share) {
        return new Scene(module, turn, tilt, share, noise, dark, light, gradient, mirrored);
    }

    Scene noisy(double deviation) {
        return new Scene(module, turn, tilt, blur, deviation, dark, light, gradient, mirrored);
    }

    Scene inColours(double forDark, double forLight) {
        return new Scene(module, turn, tilt, blur, noise, forDark, forLight, gradient, mirrored);
    }

    Scene small(double pixels) {
        return new Scene(pixels, turn, tilt, blur, noise, dark, light, gradient, mirrored);
    }

    Scene shaded(double share) {
        return new Scene(module, turn, tilt, blur, noise, dark, light, share, mirrored);
    }

    Scene inAMirror() {
        return new Scene(module, turn, tilt, blur, noise, dark, light, gradient, true);
    }

    /** The picture; each pixel is the mean of some points in it and around it. */
    GrayImage of(Symbol symbol) {
        int modules = symbol.modules() + 2 * QUIET;
        int side = (int) (modules * module * 1.5);
        Random random = new Random(symbol.modules());
        byte[] pixels = new byte[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double sum = 0;
                for (double down : NORMAL) {
                    for (double across : NORMAL) {
                        sum += seen(symbol, place(x, across, side), place(y, down, side));
                    }
                }
                double lit = sum / (NORMAL.length * NORMAL.length) * (1 - gradient * x / side)
                        + random.nextGaussian() * noise;
                pixels[y * side + x] = (byte) Math.max(0, Math.min(255, Math.round(lit)));
            }
        }
        return new GrayImage(side, side, pixels, 1);
    }

    /** In modules from the middle of the picture; a pixel itself is as wide as a blur of a third of it. */
    private double place(int pixel, double share, int side) {
        return (pixel + 0.5 + share * Math.hypot(0.33, blur * module) - side / 2.0) / module;
    }

    /** What a ray through the picture meets, in modules from its middle: a plane at a distance of four times its width. */
    private double seen(Symbol symbol, double x, double y) {
        double distance = 4.0 * symbol.modules();
        double across = x * Math.cos(turn) + y * Math.sin(turn);
        double down = -x * Math.sin(turn) + y * Math.cos(turn);
        double depth = distance / (Math.cos(tilt) * distance - across * Math.sin(tilt));
        double u = across * depth + symbol.modules() / 2.0;
        double v = down * depth * Math.cos(tilt) + symbol.modules() / 2.0;
        double column = mirrored ? symbol.modules() - u : u;
        boolean isDark = symbol.isDark((int) Math.floor(column), (int) Math.floor(v));
        return isDark ? dark : light;
    }
}
