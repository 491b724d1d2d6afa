// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What all replicas share: pairings, leases, and the channels on which frames are announced. */
public final class MemoryRedis {
    private static final int LONGEST_JOURNAL = 64;

    final LongSupplier clock;
    final Random tags;
    final MemoryTimes times;
    final Channels channels;
    private final Map<PairingId, MemoryPairing> pairings = new HashMap<>();
    private final Map<ReplicaId, Long> leases = new HashMap<>();
    private final ArrayDeque<Before> journal = new ArrayDeque<>();
    private final List<Move> moves = new ArrayList<>();
    private long upSince;

    /** An empty store by {@code clock} (ms). */
    public MemoryRedis(LongSupplier clock, Random tags, MemoryTimes times, Channels channels) {
        this.clock = clock;
        this.tags = tags;
        this.times = times;
        this.channels = channels;
        this.upSince = clock.getAsLong();
    }

    /** Where frames are announced. */
    public interface Channels {
        void mail(ReplicaId to, PairingId pairing, Role role, Mail mail);

        void replaced(ReplicaId to, PairingId pairing, Role role, long epoch);
    }

    /** A move that was made; {@code from} is empty for a creation, {@code outcome} where nothing ended. */
    public record Move(String name, String from, String to, String outcome) {}

    private record Before(PairingId id, @Nullable MemoryPairing was) {}

    @Nullable
    MemoryPairing load(PairingId id) {
        MemoryPairing found = pairings.get(id);
        return found == null || clock.getAsLong() >= found.forgetAt ? null : found;
    }

    /** Notes how the pairing is before a move changes it. */
    void aboutToChange(PairingId id) {
        MemoryPairing is = pairings.get(id);
        journal.addLast(new Before(id, is == null ? null : is.copy()));
        if (journal.size() > LONGEST_JOURNAL) {
            journal.removeFirst();
        }
    }

    void put(MemoryPairing pairing) {
        pairings.put(pairing.id, pairing);
    }

    void moved(String name, String from, String to, String outcome) {
        moves.add(new Move(name, from, to, outcome));
    }

    long upSince() {
        return upSince;
    }

    /** Another primary takes over that does not have the newest {@code writes}. */
    public void failOver(int writes) {
        for (int i = 0; i < writes && !journal.isEmpty(); i++) {
            Before before = journal.removeLast();
            if (before.was() == null) {
                pairings.remove(before.id());
            } else {
                pairings.put(before.id(), before.was());
            }
        }
        journal.clear();
        restarted();
    }

    /** The process started anew, or another one answers. */
    public void restarted() {
        upSince = clock.getAsLong();
    }

    /** Every move so far, undone ones included. */
    public List<Move> moves() {
        return List.copyOf(moves);
    }

    /** {@code replica} lives. */
    public void holdLease(ReplicaId replica) {
        leases.put(replica, clock.getAsLong() + times.lease());
    }

    /** {@code replica} says goodbye. */
    public void endLease(ReplicaId replica) {
        leases.remove(replica);
    }

    /** Whether {@code replica} holds no lease. */
    public boolean isDead(ReplicaId replica) {
        return leases.getOrDefault(replica, 0L) <= clock.getAsLong();
    }
}
