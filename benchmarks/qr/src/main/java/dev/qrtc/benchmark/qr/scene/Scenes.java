// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import java.util.Random;

/** Scenes at random: what hands, rooms and cameras do to a code, most of it at the same time. */
public final class Scenes {
    private static final double MAX_TILT = 60;
    private static final double MIN_MODULE = 2;
    private static final double MAX_MODULE = 8;
    private static final double MAX_BLUR = 0.5;
    private static final double MAX_NOISE = 0.06;

    private Scenes() {}

    /** The scene of a seed, always the same. */
    public static Scene of(long seed) {
        Random random = Seeds.random(seed);
        String text = Tokens.any(random);
        String ecc = random.nextDouble() < 0.85 ? "M" : "L";
        double tilt = random.nextDouble() * MAX_TILT;
        double axis = random.nextDouble() * 360;
        double rotation = random.nextDouble() < 0.7 ? random.nextDouble() * 30 - 15 : random.nextDouble() * 360;
        double module = MIN_MODULE * StrictMath.pow(MAX_MODULE / MIN_MODULE, random.nextDouble());
        double blur = MAX_BLUR * StrictMath.pow(random.nextDouble(), 1.5);
        double noise = MAX_NOISE * StrictMath.pow(random.nextDouble(), 2);
        double gradient = random.nextDouble() * 0.7;
        double glare = random.nextDouble() < 0.25 ? 0.3 + random.nextDouble() * 0.7 : 0;
        double dark = 0.02 + random.nextDouble() * 0.2;
        double contrast =
                random.nextDouble() < 0.2 ? 0.15 + random.nextDouble() * 0.2 : 0.5 + random.nextDouble() * 0.25;
        double quality = 0.3 + random.nextDouble() * 0.65;
        double clutter = random.nextDouble();
        return new Scene(
                seed,
                text,
                ecc,
                tilt,
                axis,
                rotation,
                module,
                blur,
                noise,
                gradient,
                glare,
                dark,
                dark + contrast,
                quality,
                clutter);
    }
}
