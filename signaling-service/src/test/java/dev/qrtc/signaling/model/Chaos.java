// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Role;
import dev.qrtc.testing.model.ModelPeer;
import java.util.ArrayList;
import java.util.List;

/** The faults of one seed: which kinds there are, and when they strike. */
final class Chaos {
    private final Simulation world;
    private final Clockwork clock;
    private final List<Runnable> kinds = new ArrayList<>();
    private boolean over;

    Chaos(Simulation world) {
        this.world = world;
        this.clock = world.clock;
        world.endWith(() -> over = true);
        add(0.7, () -> anyone().forEach(ModelPeer::breakOff));
        add(0.5, () -> clock.oneOf(world.replicas).cutSockets());
        add(0.4, this::kill);
        add(0.3, this::drain);
        add(0.4, () -> alive().cutFromStore(clock.between(20, 8_000)));
        add(0.4, () -> alive().loseSubscription(clock.between(100, 5_000)));
        add(0.3, () -> alive().link.slow(clock.between(1, 400)));
        add(0.3, this::reload);
        add(0.4, () -> anyone().forEach(ModelPeer::repeatItself));
        add(0.2, () -> anyone().forEach(ModelPeer::leaveAGap));
        add(0.3, () -> anyone().forEach(ModelPeer::openAnOldAttempt));
        add(0.02, () -> world.moves.end(world.pairing, clock.oneOf(List.of(Outcome.CANCELLED, Outcome.REVOKED))));
        add(0.35, () -> world.failOver(clock.random.nextInt(12)));
        if (clock.chance(0.6)) {
            world.channels.disturb(
                    clock.random.nextDouble() * 0.3, clock.random.nextDouble() * 0.3, clock.random.nextDouble() * 0.3);
        }
        world.halfOpen(clock.chance(0.5) ? 0.3 : 0);
    }

    private void add(double probability, Runnable kind) {
        if (clock.chance(probability)) {
            kinds.add(kind);
        }
    }

    void begin() {
        long longest = clock.between(300, 8_000);
        next(longest);
    }

    private void next(long longest) {
        clock.in(clock.between(1, longest), () -> {
            if (!over && !kinds.isEmpty()) {
                clock.oneOf(kinds).run();
                next(longest);
            }
        });
    }

    private List<ModelPeer> anyone() {
        return world.current(clock.oneOf(List.of(Role.values()))).stream().toList();
    }

    private SimReplica alive() {
        var all = world.replicas.stream().filter(SimReplica::isAlive).toList();
        return all.isEmpty() ? world.startReplica() : clock.oneOf(all);
    }

    private void kill() {
        clock.trace("KILL");
        alive().kill();
        clock.in(clock.between(0, 3_000), world::startReplica);
        if (world.replicas.stream().noneMatch(SimReplica::isAlive)) {
            world.startReplica();
        }
    }

    private void drain() {
        clock.trace("DRAIN");
        world.startReplica();
        alive().drain();
    }

    // The old page is closed, or goes on without knowing; the new one knows what it had read, or nothing.
    private void reload() {
        Role role = clock.oneOf(List.of(Role.values()));
        world.current(role).filter(peer -> !peer.isOver()).ifPresent(old -> {
            // A page that was never let in would be the newer one when it comes.
            boolean staysOpen = clock.chance(0.3) && old.isConnected();
            String cursor = !staysOpen && world.undone() && clock.chance(0.5) ? old.cursor() : "";
            clock.trace("RELOAD " + role.wire());
            if (!staysOpen) {
                old.vanish();
            }
            world.load(role, cursor);
        });
    }

    /** Everything is brought up again. */
    static void end(Simulation world) {
        world.endFaults();
        world.channels.disturb(0, 0, 0);
        world.halfOpen(0);
        if (world.replicas.stream().noneMatch(SimReplica::isReady)) {
            world.startReplica();
        }
        world.replicas.stream().filter(SimReplica::isAlive).forEach(replica -> replica.link.slow(3));
    }
}
