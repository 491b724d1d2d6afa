// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.pairing.SignalingStore.Standing;
import dev.qrtc.signaling.relay.Sessions.Served;
import dev.qrtc.signaling.session.Reached;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Compares every 15 s, and after each gap in the announcements, what each session believes with what the store has: missed
 * frames are read, lost seats given up, and peers whose replica has died marked absent.
 */
@ApplicationScoped
class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final int AT_ONCE = 256;

    private final Timers timers;
    private final SignalingStore store;
    private final Sessions sessions;
    private final SignalingConfig config;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    Reconciliation(Timers timers, SignalingStore store, Sessions sessions, SignalingConfig config) {
        this.timers = timers;
        this.store = store;
        this.sessions = sessions;
        this.config = config;
    }

    private record Seated(Served served, Seat seat, Reached reached) {}

    void start(@Observes StartupEvent event) {
        timers.every(config.compare(), this::run);
    }

    void run() {
        if (!running.compareAndSet(false, true)) {
            again.set(true);
            return;
        }
        var seated = new ArrayList<Seated>();
        for (Served served : sessions.all()) {
            served.session()
                    .seat()
                    .ifPresent(seat ->
                            seated.add(new Seated(served, seat, served.session().reached())));
        }
        Multi.createFrom()
                .iterable(seated)
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(this::compare)
                .onTermination()
                .invoke(this::finished)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("the comparison broke off: %s", failure.getMessage()));
    }

    private void finished() {
        running.set(false);
        if (again.compareAndSet(true, false)) {
            timers.soon(this::run);
        }
    }

    private Uni<Void> compare(List<Seated> some) {
        return store.standings(some.stream().map(Seated::seat).toList()).chain(standings -> {
            Set<ReplicaId> others = new HashSet<>();
            for (int i = 0; i < standings.size(); i++) {
                Optional<Standing> standing = standings.get(i);
                Seated asked = some.get(i);
                asked.served().let(session -> session.compare(standing, asked.reached()));
                standing.flatMap(Standing::peerReplica).ifPresent(others::add);
            }
            return store.dead(List.copyOf(others)).chain(dead -> markAbsent(some, standings, Set.copyOf(dead)));
        });
    }

    private Uni<Void> markAbsent(List<Seated> some, List<Optional<Standing>> standings, Set<ReplicaId> dead) {
        var marks = new ArrayList<Uni<Void>>();
        for (int i = 0; i < standings.size(); i++) {
            Seat seat = some.get(i).seat();
            standings
                    .get(i)
                    .flatMap(Standing::peerReplica)
                    .filter(dead::contains)
                    .ifPresent(replica ->
                            marks.add(store.absent(seat.pairing(), seat.role().other(), replica)));
        }
        return marks.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(marks).andCollectFailures().replaceWithVoid();
    }
}
