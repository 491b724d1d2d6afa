// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.memory.MemoryPairingMoves;
import dev.qrtc.pairing.memory.MemoryRedis;
import dev.qrtc.pairing.memory.MemorySignalingMoves;
import dev.qrtc.signaling.relay.ReplicaParts;
import dev.qrtc.signaling.relay.Sessions.Served;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.PeerSession;
import dev.qrtc.signaling.session.ServerFrames;
import dev.qrtc.signaling.session.SessionMetrics;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One replica: the real sessions and their comparison with the store, and by hand what the socket layer does around them. */
final class SimReplica {
    private static final long STORE_AWAY_MS = 30_000;
    private static final SessionMetrics UNCOUNTED = new SessionMetrics() {
        @Override
        public void stored(ClientFrame.Numbered frame) {}

        @Override
        public void delivered(String kind) {}

        @Override
        public void resumed(boolean continuous) {}
    };

    final ReplicaId id;
    final StoreLink link;
    private final Clockwork clock;
    private final MemoryRedis redis;
    private final SimStore store;
    private final ReplicaParts parts;
    private final ServerFrames frames = new ServerFrames(new JsonObject());
    private final List<SimSocket> sockets = new ArrayList<>();
    private boolean alive = true;
    private boolean draining;
    private boolean subscribed = true;
    private int subscription;

    SimReplica(Clockwork clock, MemoryRedis redis, ReplicaId id) {
        this.clock = clock;
        this.redis = redis;
        this.id = id;
        link = new StoreLink(clock);
        store = new SimStore(link, redis, id);
        parts = new ReplicaParts(
                store,
                new Silent(),
                (period, action) -> every(period.toMillis(), action),
                action -> clock.in(0, action));
        redis.holdLease(id);
        every(5_000, this::holdLease);
        every(1_000, this::look);
    }

    private void every(long ms, Runnable action) {
        clock.in(ms, () -> {
            if (alive) {
                action.run();
                every(ms, action);
            }
        });
    }

    boolean isAlive() {
        return alive;
    }

    /** Whether a load balancer sends new connections here. */
    boolean isReady() {
        return alive && !draining && link.isUp() && subscribed;
    }

    Announcements.Listener router() {
        return parts.router;
    }

    boolean hears() {
        return alive && subscribed;
    }

    List<PeerSession> sessions() {
        return alive ? parts.sessions.all().stream().map(Served::session).toList() : List.of();
    }

    void accept(SimSocket socket, Join join) {
        var served = new Served(new PeerSession(store, socket.server, frames, UNCOUNTED, join), socket.server);
        sockets.add(socket);
        parts.sessions.enter(join.pairing(), join.role(), served);
        socket.accepted(
                frame -> {
                    if (alive) {
                        served.session().frame(frame);
                    }
                },
                () -> ended(join, served));
        served.session().start();
    }

    // As Visits does it.
    private void ended(Join join, Served served) {
        if (alive) {
            served.session().end().ifPresent(seat -> {
                parts.sessions.leaving();
                leave(seat);
            });
            parts.sessions.remove(join.pairing(), join.role(), served);
        }
    }

    private void leave(Seat seat) {
        store.leave(seat)
                .subscribe()
                .with(done -> parts.sessions.left(), failure -> clock.in(1_000, () -> leave(seat)));
    }

    private void holdLease() {
        link.call(() -> {
                    redis.holdLease(id);
                    return true;
                })
                .subscribe()
                .with(done -> {}, failure -> {});
    }

    // As Watch does it.
    private void look() {
        if (link.downForMs() > STORE_AWAY_MS) {
            for (Served served : parts.sessions.all()) {
                served.link().later(clock.between(1, 3_000), () -> served.link().close(ErrorCode.UNAVAILABLE));
            }
        }
    }

    /** As Sweeper looks at a pairing: a deadline is applied, and peers of dead replicas become absent. */
    void sweep(PairingId pairing) {
        link.call(() -> {
                    var found = new MemoryPairingMoves(redis).find(pairing);
                    if (link.upForMs() >= 15_000) {
                        var seats = new MemorySignalingMoves(redis);
                        found.flatMap(MemoryPairingMoves.Found::presenter)
                                .filter(redis::isDead)
                                .ifPresent(dead -> seats.absent(pairing, Role.PRESENTER, dead));
                        found.flatMap(MemoryPairingMoves.Found::scanner)
                                .filter(redis::isDead)
                                .ifPresent(dead -> seats.absent(pairing, Role.SCANNER, dead));
                    }
                    return true;
                })
                .subscribe()
                .with(done -> {}, failure -> {});
    }

    /** SIGKILL: nobody leaves, calls under way may still arrive. */
    void kill() {
        if (clock.chance(0.5)) {
            link.swallow();
        }
        alive = false;
        link.die();
        sockets.forEach(SimSocket::serverDied);
    }

    /** SIGTERM: peers are told, seats are left, then it ends. */
    void drain() {
        draining = true;
        for (Served served : parts.sessions.all()) {
            served.link().onLoop(() -> served.session().goAway(clock.between(0, 3_000)));
            served.link().onLoop(() -> served.link().close(ErrorCode.DRAINING));
        }
        endWhenQuiet(clock.now() + 3_000);
    }

    private void endWhenQuiet(long latest) {
        clock.in(20, () -> {
            if (alive && !parts.isQuiet() && clock.now() < latest) {
                endWhenQuiet(latest);
            } else if (alive) {
                alive = false;
                link.die();
                redis.endLease(id);
                sockets.forEach(SimSocket::serverDied);
            }
        });
    }

    /** The connection to the store breaks for a while, and with it the subscription. */
    void cutFromStore(long ms) {
        link.breakOff();
        unsubscribe();
        clock.in(ms, () -> {
            link.comeBack();
            holdLease();
        });
        subscribeAfter(ms + clock.between(0, 600));
    }

    /** Announcements are lost for a while; then the replica knows that it may have missed some. */
    void loseSubscription(long ms) {
        unsubscribe();
        subscribeAfter(ms);
    }

    private void unsubscribe() {
        subscribed = false;
        subscription++;
    }

    /** The connection on which it hears now: what was on its way on an earlier one, is lost. */
    int subscription() {
        return subscription;
    }

    private void subscribeAfter(long ms) {
        clock.in(ms, () -> {
            if (alive && link.isUp() && !subscribed) {
                subscribed = true;
                parts.router.missed();
            } else if (alive && !subscribed) {
                subscribeAfter(250);
            }
        });
    }

    void cutSockets() {
        List.copyOf(sockets).stream().filter(SimSocket::isOpen).forEach(SimSocket::cut);
    }

    private final class Silent implements Announcements {
        @Override
        public ReplicaId replica() {
            return id;
        }

        @Override
        public void start(Listener listener) {}

        @Override
        public boolean healthy() {
            return subscribed;
        }
    }
}
