// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.sheet;

import dev.qrtc.benchmark.qr.scene.Scene;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One thing that makes a code hard to read.
 *
 * @param amounts of which the last ones are too much
 */
record Disturbance(String label, BiFunction<Scene, Double, Scene> scene, List<Double> amounts) {
    /** What cameras have to do with, each by itself. */
    static final List<Disturbance> ALL = List.of(
            new Disturbance("tilt, degrees", Scene::withTilt, List.of(20.0, 35.0, 45.0, 55.0, 62.0, 70.0)),
            new Disturbance("module, pixels", Scene::withModule, List.of(4.0, 3.0, 2.5, 2.0, 1.6, 1.3)),
            new Disturbance("blur, modules", Scene::withBlur, List.of(0.2, 0.35, 0.45, 0.55, 0.65, 0.8)),
            new Disturbance("noise, of white", Scene::withNoise, List.of(0.1, 0.2, 0.3, 0.4, 0.6, 0.9)),
            new Disturbance(
                    "contrast, of white",
                    (scene, contrast) -> scene.withLight(0.4 - contrast / 2, 0.4 + contrast / 2),
                    List.of(0.4, 0.2, 0.1, 0.06, 0.04, 0.02)),
            new Disturbance(
                    "glare, of white",
                    (scene, strength) -> scene.withLight(0.1, 0.7).withGlare(strength),
                    List.of(0.3, 0.6, 1.0, 1.5, 2.2, 3.0)),
            new Disturbance("shade, of the light", Scene::withGradient, List.of(0.5, 0.8, 0.9, 0.95, 0.98, 0.99)));
}
