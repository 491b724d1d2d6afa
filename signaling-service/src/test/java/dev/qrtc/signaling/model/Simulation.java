// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.memory.MemoryPairingMoves;
import dev.qrtc.pairing.memory.MemoryRedis;
import dev.qrtc.pairing.memory.MemoryTimes;
import dev.qrtc.testing.model.ModelPeer;
import dev.qrtc.testing.model.ModelWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pairing's whole life in a simulated world: two peers, replicas, a store, and what the seed does to them. */
final class Simulation implements ModelWorld {
    private static final Party ALICE = new Party(new Principal("user:alice"), Map.of());
    private static final Party KIOSK = new Party(new Principal("device:kiosk-7"), Map.of());
    private static final Party EVE = new Party(new Principal("user:eve"), Map.of());

    final Clockwork clock;
    final MemoryRedis redis;
    final MemoryPairingMoves moves;
    final SimChannels channels;
    final List<SimReplica> replicas = new ArrayList<>();
    private final List<ModelPeer> presenters = new ArrayList<>();
    private final List<ModelPeer> scanners = new ArrayList<>();
    final List<SimSocket> sockets = new ArrayList<>();
    final PairingId pairing;
    private TokenId token;
    private String claimId = "";
    private boolean undone;
    private double halfOpen;
    private final Map<String, String> claims = new HashMap<>();
    private int names;
    private Runnable endOfFaults = () -> {};

    Simulation(long seed) {
        clock = new Clockwork(seed);
        channels = new SimChannels(clock, replicas);
        MemoryTimes times = clock.chance(0.2) ? MemoryTimes.DEFAULT.mailbox(16, 262_144, 256) : MemoryTimes.DEFAULT;
        redis = new MemoryRedis(clock::now, clock.random, times, channels);
        moves = new MemoryPairingMoves(redis);
        for (int i = 0; i < 3; i++) {
            startReplica();
        }
        pairing = new PairingId("pairing" + "%014d".formatted(seed) + "A");
        token = moves.create(pairing, ALICE, new Policy(List.of("*"), clock.chance(0.3)));
        load(Role.PRESENTER, "");
        clock.in(clock.between(0, 2_000), this::scan);
        sweeps();
    }

    private void sweeps() {
        clock.in(clock.between(3_000, 15_000), () -> {
            var alive = replicas.stream().filter(SimReplica::isAlive).toList();
            if (!alive.isEmpty()) {
                clock.oneOf(alive).sweep(pairing);
            }
            sweeps();
        });
    }

    SimReplica startReplica() {
        var replica = new SimReplica(clock, redis, new ReplicaId("%016x".formatted(++names)));
        replicas.add(replica);
        return replica;
    }

    /** Somebody claims the code that is shown; where a failover undid that, somebody has to do it again. */
    void scan() {
        if (!claimStands()) {
            token = moves.renew(pairing, "").orElse(token);
            String next = "claim" + ++names;
            if (moves.claim(new Code.Scanned(token), KIOSK, next) instanceof ClaimOutcome.Won) {
                claimId = next;
                clock.trace("somebody claims");
                load(Role.SCANNER, "");
            }
        } else if (clock.chance(0.2)) {
            moves.claim(new Code.Scanned(token), EVE, "never");
        }
        if (state().equals("claimed") && clock.chance(0.7)) {
            moves.confirm(pairing, clock.chance(0.95));
        }
        clock.in(clock.between(1_000, 4_000), this::scan);
    }

    private boolean claimStands() {
        return moves.find(pairing)
                .flatMap(found -> found.pairing().claim())
                .map(claim -> claim.id().equals(claimId))
                .orElse(false);
    }

    String state() {
        return moves.find(pairing).map(found -> found.pairing().state()).orElse("forgotten");
    }

    /** A new page; {@code cursor}: what the client had read before. */
    ModelPeer load(Role role, String cursor) {
        var peer = new ModelPeer(
                this,
                clock.random,
                role.wire(),
                "%s%03d".formatted(role == Role.PRESENTER ? "prsnt" : "scann", ++names),
                cursor);
        pages(role).add(peer);
        // The peer token of a page carries the claim with which it came.
        claims.put(peer.page().instance(), claimId);
        peer.connect();
        return peer;
    }

    /** All pages of a role, oldest first. */
    List<ModelPeer> pages(Role role) {
        return role == Role.PRESENTER ? presenters : scanners;
    }

    Optional<ModelPeer> current(Role role) {
        List<ModelPeer> all = pages(role);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** How likely a connection that breaks is one of which the server does not hear. */
    void halfOpen(double probability) {
        halfOpen = probability;
    }

    /** Another primary takes over, without the newest writes. */
    void failOver(int writes) {
        undone |= writes > 0;
        clock.trace("FAILOVER undoes " + writes);
        long ms = clock.between(20, 4_000);
        replicas.stream()
                .filter(SimReplica::isAlive)
                .forEach(replica -> replica.cutFromStore(ms + clock.between(0, 300)));
        clock.in(15, () -> {
            // No connection outlives the primary to which it leads, also not one that came back just now.
            replicas.stream()
                    .filter(replica -> replica.isAlive() && replica.link.isUp())
                    .forEach(replica -> replica.cutFromStore(clock.between(20, 300)));
            redis.failOver(writes);
        });
    }

    /** {@code action} ends the faults. */
    void endWith(Runnable action) {
        endOfFaults = action;
    }

    void endFaults() {
        endOfFaults.run();
    }

    boolean undone() {
        return undone;
    }

    @Override
    public ModelSocket connect(Opening opening, Ear ear) {
        var socket = new SimSocket(clock, ear, clock.chance(halfOpen));
        sockets.add(socket);
        clock.in(clock.between(2, 40), () -> {
            var ready = replicas.stream().filter(SimReplica::isReady).toList();
            if (ready.isEmpty() || !socket.isOpen()) {
                socket.serverDied();
            } else {
                clock.oneOf(ready).accept(socket, join(opening));
            }
        });
        return socket.client;
    }

    private Join join(Opening opening) {
        Role role = Role.parse(opening.role()).orElseThrow();
        return new Join(
                pairing,
                role,
                role == Role.SCANNER ? claims.getOrDefault(opening.instance(), "") : "",
                new Instance(opening.instance()),
                opening.attempt(),
                Cursor.parse(opening.cursor()).orElseThrow(),
                opening.acked());
    }

    @Override
    public void later(long ms, Runnable action) {
        clock.in(ms, action);
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public void trace(String line) {
        clock.trace(line);
    }
}
