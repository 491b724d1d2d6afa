// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.SignalingStore;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
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
        var reconciliation = new Reconciliation(timers, store, sessions, defaults());
        reconciliation.start(new StartupEvent());
        router = new AnnouncementRouter(announcements, sessions, reconciliation);
    }

    /** Whether nobody is here, and the store knows it. */
    public boolean isQuiet() {
        return sessions.isQuiet();
    }

    private static SignalingConfig defaults() {
        return new SmallRyeConfigBuilder()
                .withMapping(SignalingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(SignalingConfig.class);
    }
}
