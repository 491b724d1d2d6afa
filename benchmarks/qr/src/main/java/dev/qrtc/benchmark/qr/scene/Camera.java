// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import java.util.Random;

/** Takes the picture of a scene: one megapixel. */
public final class Camera {
    /** Pixels along each side of a picture. */
    public static final int SIDE = 1024;

    private static final int QUIET_ZONE = 4;
    /** Between code and edge of the picture, in pixels. */
    private static final int EDGE = 12;
    /** From sample to sample, in pixels. */
    private static final double STEP = 1 / 3.0;

    private static final double SHRINK = 0.96;

    private Camera() {}

    /** Takes the picture. */
    public static Shot take(Scene wanted) {
        Random random = Seeds.random(~wanted.seed());
        Symbol symbol = SymbolEncoder.encode(wanted.text(), Ecc.valueOf(wanted.ecc()))
                .orElseThrow(() -> new IllegalArgumentException("no code has room for it"));
        Scene scene = fitting(wanted, symbol);
        double distance = distance(symbol);
        double[] room = room(scene, symbol);
        double x = SIDE / 2.0 + (random.nextDouble() - 0.5) * room[0];
        double y = SIDE / 2.0 + (random.nextDouble() - 0.5) * room[1];
        Plane plane = Backdrop.of(SIDE, scene.clutter(), random);
        draw(symbol, View.of(scene, distance, x, y), scene, plane);
        plane.shade(scene.gradient(), random.nextDouble() * 2 * Math.PI);
        plane.blur(scene.blur() * scene.module());
        if (scene.glare() > 0) {
            double reach = symbol.modules() * scene.module() / 2;
            double glareX = x + (random.nextDouble() - 0.5) * 1.6 * reach;
            double glareY = y + (random.nextDouble() - 0.5) * 1.6 * reach;
            plane.shine(glareX, glareY, reach * (0.2 + 0.5 * random.nextDouble()), scene.glare());
        }
        plane.addNoise(scene.noise(), random);
        return new Shot(scene, symbol.version(), x, y, Jpeg.of(plane, scene.quality(), random));
    }

    /** As far away as a phone is from a screen that it fills. */
    private static double distance(Symbol symbol) {
        return 2.5 * symbol.modules();
    }

    private static Scene fitting(Scene wanted, Symbol symbol) {
        Scene scene = wanted;
        while (room(scene, symbol)[0] < 0 || room(scene, symbol)[1] < 0) {
            scene = scene.withModule(scene.module() * SHRINK);
        }
        return scene;
    }

    /** How much space there is beside and above a code in the middle; negative where it is too large. */
    private static double[] room(Scene scene, Symbol symbol) {
        View view = View.of(scene, distance(symbol), 0, 0);
        double half = symbol.modules() / 2.0;
        double reachX = 0;
        double reachY = 0;
        for (int corner = 0; corner < 4; corner++) {
            double column = (corner & 1) == 0 ? -half : half;
            double row = (corner & 2) == 0 ? -half : half;
            reachX = Math.max(reachX, Math.abs(view.pixelX(column, row)));
            reachY = Math.max(reachY, Math.abs(view.pixelY(column, row)));
        }
        return new double[] {SIDE - 2 * (reachX + EDGE), SIDE - 2 * (reachY + EDGE)};
    }

    private static void draw(Symbol symbol, View view, Scene scene, Plane plane) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                plane.put(x, y, pixel(symbol, view, scene, plane.at(x, y), x, y));
            }
        }
    }

    /** The mean of samples all over a pixel; {@code behind} is what is there beside the code. */
    private static float pixel(Symbol symbol, View view, Scene scene, float behind, int x, int y) {
        double edge = symbol.modules() / 2.0 + QUIET_ZONE;
        double sum = 0;
        for (double atY = y + STEP / 2; atY < y + 1; atY += STEP) {
            for (double atX = x + STEP / 2; atX < x + 1; atX += STEP) {
                double column = view.column(atX, atY);
                double row = view.row(atX, atY);
                boolean outside = Math.abs(column) > edge || Math.abs(row) > edge;
                sum += outside ? behind : module(symbol, column, row, scene);
            }
        }
        return (float) (sum * STEP * STEP);
    }

    private static double module(Symbol symbol, double column, double row, Scene scene) {
        double half = symbol.modules() / 2.0;
        boolean dark = symbol.isDark((int) Math.floor(column + half), (int) Math.floor(row + half));
        return dark ? scene.dark() : scene.light();
    }
}
