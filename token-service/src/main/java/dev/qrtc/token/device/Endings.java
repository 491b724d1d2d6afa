// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.PairingConfig;
import dev.qrtc.token.device.DeviceStore.Entry;
import dev.qrtc.token.device.EndingQueue.Ticket;
import dev.qrtc.token.device.Revocations.Looked;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ends what must not go on: every pairing of a deleted device, and those of a device that somebody has lost. Each step can be
 * done again, and its order is safe to break off: the ticket is there before the first and goes after the last, and whoever
 * holds it does all of them anew.
 */
@Singleton
public class Endings {
    private static final Duration SHORTEST_GRACE = Duration.ofMinutes(1);

    private final DeviceStore devices;
    private final DeviceIndex index;
    private final EndingQueue queue;
    private final Revocations revocations;
    private final Duration first;
    private final Duration grace;

    @Inject
    Endings(DeviceStore devices, DeviceIndex index, EndingQueue queue, Revocations revocations, PairingConfig config) {
        this(
                devices,
                index,
                queue,
                revocations,
                config.patience().multipliedBy(3),
                longer(SHORTEST_GRACE, config.patience().multipliedBy(10)));
    }

    /**
     * @param first after this the queue looks after a device whose caller was not heard of again
     * @param grace after this nobody is still about to create a pairing that was noted before
     */
    Endings(
            DeviceStore devices,
            DeviceIndex index,
            EndingQueue queue,
            Revocations revocations,
            Duration first,
            Duration grace) {
        this.devices = devices;
        this.index = index;
        this.queue = queue;
        this.revocations = revocations;
        this.first = first;
        this.grace = grace;
    }

    /** The ticket for a device that is about to be deleted or lost. */
    Uni<Ticket> prepare(Principal device) {
        return queue.note(device, first);
    }

    /** Does all that can be done now; what is left waits for its ticket. */
    Uni<Void> settle(Ticket ticket) {
        return devices.find(ticket.device())
                .chain(found -> found.map(this::round).orElseGet(() -> settled(ticket.device(), List.of())))
                .chain(done -> done ? queue.forget(ticket) : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> round(Entry entry) {
        return switch (entry) {
            case Entry.Tombstone tombstone -> bury(tombstone);
            case Entry.Live(Device device, Optional<Set<Principal>> lost) ->
                lost.map(former -> review(device, former)).orElseGet(() -> settled(device.principal(), List.of()));
        };
    }

    private Uni<Boolean> bury(Entry.Tombstone tombstone) {
        var device = tombstone.principal();
        return revocations
                .all(device)
                .call(() -> devices.unlist(device, tombstone.owners()))
                .call(() -> devices.unlist(device))
                .chain(looked -> settled(device, looked));
    }

    private Uni<Boolean> review(Device device, Set<Principal> former) {
        var lost = new HashSet<>(former);
        lost.removeAll(device.owners());
        return revocations
                .lost(device.principal(), lost)
                .call(() -> devices.unlist(device.principal(), lost))
                .chain(looked -> settled(device.principal(), looked));
    }

    private Uni<Boolean> settled(Principal device, Looked looked) {
        return index.forget(device, looked.over()).chain(() -> settled(device, looked.unknown()));
    }

    private Uni<Boolean> settled(Principal device, List<PairingId> unknown) {
        return index.isSettled(device, unknown, grace);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
