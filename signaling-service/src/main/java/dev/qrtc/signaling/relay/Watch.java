// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.signaling.relay.Sessions.Served;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Sends connections elsewhere when this replica can serve them no longer: Redis away for too long, or the end. */
@ApplicationScoped
class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final long LOOK_MS = 1_000;
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Vertx vertx;
    private final SignalingStore store;
    private final Sessions sessions;
    private final SignalingConfig config;

    Watch(Vertx vertx, SignalingStore store, Sessions sessions, SignalingConfig config) {
        this.vertx = vertx;
        this.store = store;
        this.sessions = sessions;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(LOOK_MS, timer -> look());
    }

    // At ShutdownEvent the HTTP server has closed already, and took the sockets with it. And the seats are left
    // before the connection to Redis closes, so that the peers' peers hear of it at once.
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        long began = System.nanoTime();
        LOG.infof("drain begins: connections=%d", sessions.count());
        // Who still comes would be closed with 1000 by the HTTP server's end, and not come back.
        sessions.drain();
        for (Served served : sessions.all()) {
            served.let(session -> session.goAway(jitter()));
            served.link().onLoop(() -> served.link().close(ErrorCode.DRAINING));
        }
        long deadline = System.nanoTime() + FAREWELL_NANOS;
        while (!sessions.isQuiet() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        LOG.infof(
                "drain ends: connections=%d tookMs=%d",
                sessions.count(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private void look() {
        if (store.away().compareTo(config.storeAway()) > 0 && sessions.count() > 0) {
            LOG.warnf("Redis is away for too long: limit=%s connections=%d", config.storeAway(), sessions.count());
            for (Served served : sessions.all()) {
                served.link().later(jitter() + 1, () -> served.link().close(ErrorCode.UNAVAILABLE));
            }
        }
    }

    private long jitter() {
        return ThreadLocalRandom.current().nextLong(config.jitter().toMillis() + 1);
    }
}
