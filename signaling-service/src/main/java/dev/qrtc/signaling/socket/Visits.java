// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.signaling.relay.Sessions;
import dev.qrtc.signaling.relay.Sessions.Served;
import dev.qrtc.signaling.relay.SignalingConfig;
import dev.qrtc.signaling.session.PeerSession;
import dev.qrtc.signaling.session.ServerFrames;
import dev.qrtc.signaling.session.SessionMetrics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open WebSockets of this replica: begins and ends their sessions, and closes those that have gone silent. */
@ApplicationScoped
class Visits {
    private static final long LOOK_MS = 5_000;
    private static final long LEAVE_AGAIN_MS = 1_000;
    private static final int FRAME_BYTES = 65_536;

    private final Vertx vertx;
    private final SignalingStore store;
    private final Sessions sessions;
    private final SessionMetrics metrics;
    private final SignalingConfig config;
    private final ServerFrames frames = new ServerFrames(new JsonObject().put("frameBytes", FRAME_BYTES));
    private final Set<Visit> open = ConcurrentHashMap.newKeySet();

    Visits(Vertx vertx, SignalingStore store, Sessions sessions, SessionMetrics metrics, SignalingConfig config) {
        this.vertx = vertx;
        this.store = store;
        this.sessions = sessions;
        this.metrics = metrics;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(LOOK_MS, timer -> closeSilent());
    }

    Visit open(WebSocketConnection connection) {
        var link = new SocketLink(connection, vertx, vertx.getOrCreateContext());
        var visit = new Visit(link, this::begin);
        open.add(visit);
        return visit;
    }

    void close(Visit visit) {
        open.remove(visit);
        visit.over();
        visit.entered().ifPresent(entered -> {
            Join join = entered.join();
            entered.served().session().end().ifPresent(seat -> {
                sessions.leaving();
                leave(seat);
            });
            sessions.remove(join.pairing(), join.role(), entered.served());
        });
    }

    private Served begin(Join join, SocketLink link) {
        var served = new Served(new PeerSession(store, link, frames, metrics, join), link);
        sessions.enter(join.pairing(), join.role(), served);
        return served;
    }

    // Until it is said, the other peer believes that this one is here: it is said again while the store is away.
    private void leave(Seat seat) {
        store.leave(seat)
                .subscribe()
                .with(done -> sessions.left(), failure -> vertx.setTimer(LEAVE_AGAIN_MS, timer -> leave(seat)));
    }

    private void closeSilent() {
        long longest = config.pongDeadline().toMillis();
        for (Visit visit : open) {
            if (visit.link().silentForMs() > longest) {
                visit.refuse(ErrorCode.NO_PONG);
            }
        }
    }
}
