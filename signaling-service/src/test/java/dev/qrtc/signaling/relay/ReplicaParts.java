// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.SignalingStore;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The relay of one replica, put together by hand with a time of the test's own. */
public final class ReplicaParts {
    /** Its sessions. */
    public final Sessions sessions = new Sessions();

    /** Who hears what is announced to it. */
    public final Announcements.Listener router;

    /** {@code every} takes a period and an action, {@code soon} an action that runs after what runs now. */
    public ReplicaParts(
            SignalingStore store,
            Announcements announcements,
            BiConsumer<Duration, Runnable> every,
            Consumer<Runnable> soon) {
        var timers = new Timers() {
            @Override
            public void every(Duration period, Runnable action) {
                every.accept(period, action);
            }

            @Override
            public void soon(Runnable action) {
                soon.accept(action);
            }
        };
        var reconciliation = new Reconciliation(timers, store, sessions, new Defaults());
        reconciliation.start(new StartupEvent());
        router = new AnnouncementRouter(announcements, sessions, reconciliation);
    }

    /** Whether nobody is here, and the store knows it. */
    public boolean isQuiet() {
        return sessions.isQuiet();
    }

    private static final class Defaults implements SignalingConfig {
        @Override
        public Duration compare() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration pongDeadline() {
            return Duration.ofSeconds(45);
        }

        @Override
        public Duration storeAway() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration jitter() {
            return Duration.ofSeconds(3);
        }
    }
}
