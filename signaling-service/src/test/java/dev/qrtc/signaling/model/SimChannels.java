// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import dev.qrtc.pairing.Announcements.Listener;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.memory.MemoryRedis;
import java.util.List;
import java.util.function.Consumer;

/** Announcements on their way to replicas: in time, late, twice, out of order, or never. */
final class SimChannels implements MemoryRedis.Channels {
    private final Clockwork clock;
    private final List<SimReplica> replicas;
    private double lost;
    private double twice;
    private double late;

    SimChannels(Clockwork clock, List<SimReplica> replicas) {
        this.clock = clock;
        this.replicas = replicas;
    }

    /** How likely a message is lost, comes twice, or comes late. */
    void disturb(double newLost, double newTwice, double newLate) {
        lost = newLost;
        twice = newTwice;
        late = newLate;
    }

    @Override
    public void mail(ReplicaId to, PairingId pairing, Role role, Mail mail) {
        announce(to, listener -> listener.mail(pairing, role, mail));
    }

    @Override
    public void replaced(ReplicaId to, PairingId pairing, Role role, long epoch) {
        announce(to, listener -> listener.replaced(pairing, role, epoch));
    }

    private void announce(ReplicaId to, Consumer<Listener> message) {
        replicas.stream().filter(replica -> replica.id.equals(to)).findFirst().ifPresent(replica -> {
            if (replica.hears() && !clock.chance(lost)) {
                deliver(replica, message);
                if (clock.chance(twice)) {
                    deliver(replica, message);
                }
            }
        });
    }

    private void deliver(SimReplica replica, Consumer<Listener> message) {
        long ms = clock.chance(late) ? clock.between(3, 3_000) : 2;
        int way = replica.subscription();
        clock.in(ms, () -> {
            if (replica.hears() && way == replica.subscription()) {
                message.accept(replica.router());
            }
        });
    }
}
