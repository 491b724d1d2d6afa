// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import dev.qrtc.e2e.churn.Svg.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Memory over time as a picture: what is live above, what is resident below, a line for each process. */
final class Chart {
    private static final int WIDTH = 820;
    private static final int LEFT = 50;
    private static final int RIGHT = 650;
    private static final int PANEL = 220;
    private static final int FIRST = 64;
    private static final int SECOND = FIRST + PANEL + 70;
    private static final int HEIGHT = SECOND + PANEL + 50;
    private static final int LINES = 5;

    private final Measurements measurements;
    private final int minutes;
    private final Svg svg;

    private Chart(Measurements measurements, String title) {
        this.measurements = measurements;
        this.minutes = measurements.all().getLast().minute();
        this.svg = new Svg(WIDTH, HEIGHT, "Memory of each process. " + title);
        svg.text("title", new Point(LEFT, 20), "start", title);
    }

    /** The picture (SVG 1.1); {@code title} says what was done. */
    static String of(Measurements measurements, String title) {
        var chart = new Chart(measurements, title);
        chart.panel(FIRST, "Live after a full collection (Redis: used_memory), MiB", ProcessMemory::liveMib);
        chart.panel(SECOND, "Resident (RSS), MiB", ProcessMemory::residentMib);
        chart.svg.text("", new Point((LEFT + RIGHT) / 2.0, HEIGHT - 8), "middle", "minutes");
        return chart.svg.end();
    }

    private void panel(int top, String title, ToDoubleFunction<ProcessMemory> mib) {
        svg.text("title", new Point(LEFT, top - 12), "start", title);
        double step = step(measurements.all().stream()
                .flatMap(one -> one.processes().stream())
                .mapToDouble(mib)
                .max()
                .orElse(1));
        grid(top, step);
        for (int process = 0; process < measurements.before().processes().size(); process++) {
            series(process, top, mib, PANEL / (LINES * step));
        }
        svg.line("axis dashed", new Point(RIGHT + 20, top + 100), new Point(RIGHT + 44, top + 100));
        var bound = Measurements.BOUND + " times what it";
        svg.text("", new Point(RIGHT + 50, top + 104), "start", bound);
        svg.text(
                "",
                new Point(RIGHT + 50, top + 120),
                "start",
                "was at " + measurements.before().minute() + " min");
    }

    private void grid(int top, double step) {
        for (int line = 0; line <= LINES; line++) {
            double y = top + PANEL * (1 - (double) line / LINES);
            svg.line(line == 0 ? "axis" : "grid", new Point(LEFT, y), new Point(RIGHT, y));
            svg.text("", new Point(LEFT - 8, y + 4), "end", Long.toString(Math.round(line * step)));
        }
        for (int minute = 0; minute <= minutes; minute += Math.max(1, minutes / 6)) {
            svg.line("axis", new Point(x(minute), top + PANEL), new Point(x(minute), top + PANEL + 5));
            svg.text("", new Point(x(minute), top + PANEL + 19), "middle", Integer.toString(minute));
        }
    }

    private void series(int process, int top, ToDoubleFunction<ProcessMemory> mib, double pixels) {
        var points = measurements.all().stream()
                .map(one -> new Point(
                        x(one.minute()),
                        top + PANEL - pixels * mib.applyAsDouble(one.processes().get(process))))
                .toList();
        svg.lines("thick c" + process, points);
        var before = measurements.before();
        double bound = Measurements.BOUND * mib.applyAsDouble(before.processes().get(process));
        double y = top + PANEL - pixels * bound;
        svg.line("dashed c" + process, new Point(x(before.minute()), y), new Point(RIGHT, y));
        double legend = top + 10 + process * 20.0;
        svg.line("thick c" + process, new Point(RIGHT + 20, legend), new Point(RIGHT + 44, legend));
        var name = before.processes().get(process).name();
        svg.text("", new Point(RIGHT + 50, legend + 4), "start", name);
    }

    // What lies between two lines, in MiB: a round number, with which they reach the maximum.
    private static double step(double most) {
        return List.of(1.0, 2.0, 4.0, 5.0, 8.0, 10.0, 20.0, 25.0, 40.0, 50.0, 100.0, 200.0).stream()
                .filter(step -> step * LINES > most * Measurements.BOUND)
                .findFirst()
                .orElse(Math.ceil(most / LINES));
    }

    private double x(int minute) {
        return LEFT + (double) (RIGHT - LEFT) * minute / minutes;
    }
}
