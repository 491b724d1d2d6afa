// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** The one clock and the one source of chance of a simulated world, and what happened in it. */
final class Clockwork {
    private static final long START = 1_000_000;
    private static final int MOST_EVENTS = 400_000;

    final Random random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final List<Line> trace = new ArrayList<>();
    private long now = START;
    private long order;
    private int happened;

    Clockwork(long seed) {
        // Neighbouring seeds would start alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextLong();
    }

    private record Event(long at, long order, Runnable action) {}

    long now() {
        return now;
    }

    void in(long ms, Runnable action) {
        at(now + ms, action);
    }

    void at(long time, Runnable action) {
        events.add(new Event(time, order++, action));
    }

    /** A number from {@code least} to {@code most}. */
    long between(long least, long most) {
        return least + random.nextLong(most - least + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Lets everything happen up to {@code time}. */
    void runTo(long time) {
        for (Event next = events.peek(); next != null && next.at() <= time; next = events.peek()) {
            events.remove();
            if (++happened > MOST_EVENTS) {
                throw new IllegalStateException("something goes round in circles");
            }
            now = next.at();
            next.action().run();
        }
        now = time;
    }

    void trace(String line) {
        trace.add(new Line(now - START, line));
    }

    private record Line(long at, String text) {}

    List<String> lines() {
        return trace.stream()
                .map(line -> "%7.3f %s".formatted(line.at() / 1000.0, line.text()))
                .toList();
    }

    /** Time passes in which nothing happens. */
    void jump(long ms) {
        events.clear();
        now += ms;
    }
}
