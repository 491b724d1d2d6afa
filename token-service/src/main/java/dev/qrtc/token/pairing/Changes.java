// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Wakes the calls that wait for a pairing, one subscription for all of them. */
@Singleton
class Changes {
    private final PairingStore store;
    private final int most;
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentHashMap<PairingId, Set<Signal>> waiting = new ConcurrentHashMap<>();
    private volatile boolean over;

    @Inject
    Changes(PairingStore store, PairingTokensConfig config) {
        this(store, config.waiting().max());
    }

    Changes(PairingStore store, int most) {
        this.store = store;
        this.most = most;
    }

    void start(@Observes StartupEvent event) {
        store.changes().subscribe().with(this::wake);
    }

    /** The service is about to stop: whoever waits is answered as things stand, and asks again elsewhere. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        over = true;
        waiting.values().forEach(signals -> signals.forEach(Signal::fire));
    }

    /** Whether nobody may wait any more. */
    boolean isOver() {
        return over;
    }

    /** A signal of the next change of {@code id}, which must be stopped; there is a bound on how many there are. */
    Signal listen(PairingId id) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "Too many calls wait already.");
        }
        var signal = new Signal(this, id);
        waiting.compute(id, (key, signals) -> {
            var all = signals == null ? ConcurrentHashMap.<Signal>newKeySet() : signals;
            all.add(signal);
            return all;
        });
        return signal;
    }

    void forget(Signal signal) {
        count.decrementAndGet();
        waiting.computeIfPresent(signal.id(), (key, signals) -> {
            signals.remove(signal);
            return signals.isEmpty() ? null : signals;
        });
    }

    int waiting() {
        return count.get();
    }

    private void wake(PairingId id) {
        waiting.getOrDefault(id, Set.of()).forEach(Signal::fire);
    }
}
