// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.edge.problem.ErrorCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A link that keeps what is sent, and an event loop that turns when the test says so. */
final class RecordingLink implements PeerLink {
    final List<String> sent = new ArrayList<>();
    final List<Runnable> timers = new ArrayList<>();
    private final ArrayDeque<Runnable> loop = new ArrayDeque<>();

    @Nullable
    ErrorCode closed;

    boolean closedNormally;

    @Override
    public void send(String frame) {
        sent.add(frame);
    }

    @Override
    public void close(ErrorCode why) {
        closed = why;
    }

    @Override
    public void closeNormally() {
        closedNormally = true;
    }

    @Override
    public void onLoop(Runnable action) {
        loop.add(action);
    }

    @Override
    public void later(long ms, Runnable action) {
        timers.add(action);
    }

    /** Lets everything happen that is due, and what follows from it. */
    void turn() {
        for (Runnable next = loop.poll(); next != null; next = loop.poll()) {
            next.run();
        }
    }

    /** Lets the time of all timers come. */
    void fireTimers() {
        var due = List.copyOf(timers);
        timers.clear();
        due.forEach(Runnable::run);
        turn();
    }
}
