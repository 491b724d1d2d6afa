// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.PairingTracer;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.signaling.relay.Sessions;
import dev.qrtc.signaling.relay.Sessions.Served;
import dev.qrtc.signaling.relay.SignalingConfig;
import dev.qrtc.signaling.relay.SignalingConfig.Limits;
import dev.qrtc.signaling.session.PeerSession;
import dev.qrtc.signaling.session.ServerFrames;
import dev.qrtc.signaling.session.SessionMetrics;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The open WebSockets of this replica: begins and ends their sessions, and closes those that have gone silent. */
@ApplicationScoped
class Visits {
    private static final long LOOK_MS = 1_000;
    private static final int ROUNDS = 10;
    private static final long LEAVE_AGAIN_MS = 1_000;

    private final Vertx vertx;
    private final SignalingStore store;
    private final Sessions sessions;
    private final SessionMetrics metrics;
    private final SocketMetrics sockets;
    private final PairingTracer tracer;
    private final ServerFrames frames;
    private final long firstFrameMs;
    private final long pongDeadlineMs;
    private final long pingNanos;
    // A tenth of the visits is looked at every tenth of a second: with many, all at once would hold the loop up.
    private final List<Set<Visit>> rounds = Stream.<Set<Visit>>generate(ConcurrentHashMap::newKeySet)
            .limit(ROUNDS)
            .toList();
    private int round;

    Visits(
            Vertx vertx,
            SignalingStore store,
            Sessions sessions,
            SessionMetrics metrics,
            SocketMetrics sockets,
            PairingTracer tracer,
            SignalingConfig config) {
        this.vertx = vertx;
        this.store = store;
        this.sessions = sessions;
        this.metrics = metrics;
        this.sockets = sockets;
        this.tracer = tracer;
        this.frames = new ServerFrames(limits(config.limits()));
        this.firstFrameMs = config.limits().firstFrame().toMillis();
        this.pongDeadlineMs = config.pongDeadline().toMillis();
        this.pingNanos = config.ping().toNanos();
    }

    void start(@Observes StartupEvent event) {
        sockets.queuedBytes(
                () -> open().mapToLong(visit -> visit.guard().queuedBytes()).sum());
        vertx.setPeriodic(LOOK_MS / ROUNDS, timer -> look());
    }

    /** Between two pings of a connection, in nanoseconds. */
    long pingNanos() {
        return pingNanos;
    }

    Visit open(ServerWebSocket socket, SocketGuard guard) {
        var link = new SocketLink(socket, (ContextInternal) vertx.getOrCreateContext(), sockets);
        var visit = new Visit(link, guard, this);
        round(visit).add(visit);
        visit.listen(socket);
        if (sessions.isDraining()) {
            visit.refuse(ErrorCode.DRAINING);
        }
        return visit;
    }

    /** Those whose token is still being verified have no session that could be sent elsewhere. Before Watch, which waits. */
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownDelayInitiatedEvent event) {
        open().forEach(Visit::sendElsewhere);
    }

    /** Ends a visit, with the code that came from the client; without effect where it has ended. */
    void close(Visit visit, int code) {
        if (!round(visit).remove(visit)) {
            return;
        }
        visit.over(code);
        visit.link().over();
        sockets.closed(visit.link().closedWith());
        visit.entered().ifPresent(entered -> {
            Join join = entered.join();
            entered.served().session().end().ifPresent(seat -> {
                sessions.leaving();
                leave(seat);
            });
            sessions.remove(join.pairing(), join.role(), entered.served());
        });
    }

    void hit(Limit limit) {
        sockets.hit(limit);
    }

    Served begin(Join join, SocketLink link) {
        var served = new Served(new PeerSession(store, link, frames, metrics, tracer, join), link);
        sessions.enter(join.pairing(), join.role(), served);
        return served;
    }

    // Until it is said, the other peer believes that this one is here: it is said again while the store is away.
    private void leave(Seat seat) {
        store.leave(seat)
                .subscribe()
                .with(done -> sessions.left(), failure -> vertx.setTimer(LEAVE_AGAIN_MS, timer -> leave(seat)));
    }

    private void look() {
        round = (round + 1) % ROUNDS;
        rounds.get(round).forEach(visit -> visit.look(firstFrameMs, pongDeadlineMs));
    }

    private Stream<Visit> open() {
        return rounds.stream().flatMap(Set::stream);
    }

    private Set<Visit> round(Visit visit) {
        return rounds.get(Math.floorMod(visit.hashCode(), ROUNDS));
    }

    // What a client must know to stay below its limits.
    private static JsonObject limits(Limits limits) {
        return new JsonObject()
                .put("frameBytes", limits.frameBytes())
                .put("framesPerSecond", limits.framesPerSecond())
                .put("framesBurst", limits.framesBurst())
                .put("bytesPerSecond", limits.bytesPerSecond())
                .put("bytesBurst", limits.bytesBurst());
    }
}
