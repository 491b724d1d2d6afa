// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.signaling.session.PeerLink;
import dev.qrtc.signaling.session.PeerSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The sessions of this replica by the role that they serve. For a moment a role may have two: the one that is being
 * replaced, and the one that replaces it.
 */
@ApplicationScoped
public class Sessions {
    private final ConcurrentHashMap<Place, List<Served>> byPlace = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger leaving = new AtomicInteger();
    private volatile boolean draining;

    // The role by its name: an enum's hash differs from run to run, and the order of all() must not: simulations repeat
    // it.
    private record Place(PairingId pairing, String role) {}

    /** A session and the loop on which it lives. */
    public record Served(PeerSession session, PeerLink link) {
        /** Lets the session do something on its own loop. */
        void let(Consumer<PeerSession> action) {
            link.onLoop(() -> action.accept(session));
        }
    }

    /** Enters a session; from now on it hears what is announced. */
    public void enter(PairingId pairing, Role role, Served served) {
        count.incrementAndGet();
        byPlace.merge(
                new Place(pairing, role.wire()),
                List.of(served),
                (there, added) -> Stream.concat(there.stream(), added.stream()).toList());
        if (draining) {
            served.link().onLoop(() -> served.link().close(ErrorCode.DRAINING));
        }
    }

    /** This replica stops: from now on whoever enters is sent elsewhere at once. */
    void drain() {
        draining = true;
    }

    /** Whether this replica stops. */
    public boolean isDraining() {
        return draining;
    }

    /** Takes a session out. */
    public void remove(PairingId pairing, Role role, Served served) {
        byPlace.computeIfPresent(new Place(pairing, role.wire()), (place, there) -> {
            List<Served> left =
                    there.stream().filter(other -> !other.equals(served)).toList();
            count.addAndGet(left.size() - there.size());
            return left.isEmpty() ? null : left;
        });
    }

    /** A seat is about to be left; {@link #left()} follows when the store has heard of it. */
    public void leaving() {
        leaving.incrementAndGet();
    }

    /** The store has heard that a seat was left. */
    public void left() {
        leaving.decrementAndGet();
    }

    /** Whether nobody is here, and the store knows it. */
    boolean isQuiet() {
        return count.get() == 0 && leaving.get() == 0;
    }

    /** How many there are. */
    public int count() {
        return count.get();
    }

    /** All of them, as of now. */
    public List<Served> all() {
        return byPlace.values().stream().flatMap(List::stream).toList();
    }

    void at(PairingId pairing, Role role, Consumer<PeerSession> action) {
        byPlace.getOrDefault(new Place(pairing, role.wire()), List.of()).forEach(served -> served.let(action));
    }
}
