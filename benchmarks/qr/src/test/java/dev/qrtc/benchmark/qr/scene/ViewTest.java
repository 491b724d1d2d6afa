// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {
    private static final double EXACT = 1e-9;
    private static final double DISTANCE = 100;

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 0", "45, 70", "60, 225"})
    void keepsWhatIsOnTheLineAboutWhichItTilts(double tilt, double axis) {
        View view = view(tilt, axis);
        double cos = Math.cos(Math.toRadians(axis));
        double sin = Math.sin(Math.toRadians(axis));
        for (double modules = -20; modules <= 20; modules += 10) {
            assertEquals(5 * modules * cos, view.pixelX(modules * cos, modules * sin), EXACT);
            assertEquals(5 * modules * sin, view.pixelY(modules * cos, modules * sin), EXACT);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 0", "45, 70", "60, 225"})
    void showsShorterWhatIsAcrossAndSmallerWhatIsFarther(double tilt, double axis) {
        View view = view(tilt, axis);
        double x = -Math.sin(Math.toRadians(axis));
        double y = Math.cos(Math.toRadians(axis));
        double depth = Math.sin(Math.toRadians(tilt)) * 10;
        double near = Math.hypot(view.pixelX(-10 * x, -10 * y), view.pixelY(-10 * x, -10 * y));
        double far = Math.hypot(view.pixelX(10 * x, 10 * y), view.pixelY(10 * x, 10 * y));
        double flat = 5 * 10 * Math.cos(Math.toRadians(tilt));
        assertEquals(flat * DISTANCE / (DISTANCE - depth), near, EXACT);
        assertEquals(flat * DISTANCE / (DISTANCE + depth), far, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "40, 10", "60, 300"})
    void findsTheWayBack(double tilt, double axis) {
        View view = View.of(scene(tilt, axis), DISTANCE, 512, 400);
        double x = view.pixelX(12, -7);
        double y = view.pixelY(12, -7);
        assertEquals(12, view.column(x, y), EXACT);
        assertEquals(-7, view.row(x, y), EXACT);
    }

    private static View view(double tilt, double axis) {
        return View.of(scene(tilt, axis), DISTANCE, 0, 0);
    }

    private static Scene scene(double tilt, double axis) {
        return new Scene(1, "", "M", tilt, axis, 0, 5, 0, 0, 0, 0, 0, 1, 1, 0);
    }
}
