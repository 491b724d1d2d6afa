// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.stop;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Between SIGTERM and the end there is a time in which a service serves as before and only says that it is not ready: whoever
 * routes calls learns of the end later than the service does, in no order that could be relied on. Quarkus' own delay comes
 * after its event, with which signaling-service sends its peers away; this one comes before it.
 */
@Startup
@Singleton
class Stopping {
    private static final Logger LOG = Logger.getLogger(Stopping.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration delay;
    private volatile boolean begun;

    @Inject
    Stopping(StopConfig config) {
        this(config.delay());
    }

    Stopping(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new Misconfigured("qrtc.shutdown.delay", "must be between 0 and 60 s.");
        }
        this.delay = delay;
    }

    /** Whether this service was told to stop. */
    boolean hasBegun() {
        return begun;
    }

    // Before all others: what they do is for the time after the delay.
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownDelayInitiatedEvent event) {
        begun = true;
        LOG.infof("stopping: serves on for %d ms", delay.toMillis());
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException e) {
            // Whoever stops it cannot wait.
            Thread.currentThread().interrupt();
        }
    }
}
