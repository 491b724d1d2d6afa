// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenesTest {
    private static final List<Scene> SCENES = IntStream.range(0, 2_000)
            .mapToObj(Split.FIGURES::seed)
            .map(Scenes::of)
            .toList();

    @Test
    void areTheSameForTheSameSeed() {
        assertEquals(Scenes.of(4711), Scenes.of(4711));
    }

    @Test
    void coverAllThatHandsAndCamerasDo() {
        assertCovers(0, 60, Scene::tilt);
        assertCovers(0, 360, Scene::axis);
        assertCovers(2, 8, Scene::module);
        assertCovers(0, 0.5, Scene::blur);
        assertCovers(0, 0.06, Scene::noise);
        assertCovers(0, 0.7, Scene::gradient);
        assertCovers(0, 1, Scene::glare);
        assertCovers(0.15, 0.75, scene -> scene.light() - scene.dark());
        assertCovers(0.3, 0.95, Scene::quality);
        assertCovers(0, 1, Scene::clutter);
    }

    @Test
    void haveTheLengthsOfTokens() {
        assertCovers(222, 607, scene -> scene.text().length());
        long lengths =
                SCENES.stream().map(scene -> scene.text().length()).distinct().count();
        assertEquals(8, lengths, "kinds of token");
    }

    private static void assertCovers(double from, double to, ToDoubleFunction<Scene> of) {
        DoubleSummaryStatistics found = SCENES.stream().mapToDouble(of).summaryStatistics();
        double slack = (to - from) / 50;
        assertTrue(found.getMin() >= from && found.getMin() <= from + slack, found + " from " + from);
        assertTrue(found.getMax() <= to && found.getMax() >= to - slack, found + " to " + to);
    }
}
