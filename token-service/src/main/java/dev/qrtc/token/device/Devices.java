// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.device.DeviceStore.Entry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds devices for who may see them. What is unknown and what is somebody else's look the same: 404. */
@Singleton
class Devices {
    private final DeviceStore store;

    Devices(DeviceStore store) {
        this.store = store;
    }

    /** Some devices; {@code next}: after this id there may be more. */
    record Page(List<Device> devices, Optional<String> next) {}

    /** A device that is registered. */
    Uni<Device> read(Registrar by, String id) {
        return entry(by, id).map(entry -> {
            if (entry instanceof Entry.Live live) {
                return live.device();
            }
            throw unknown();
        });
    }

    /** A device that is, or was until lately, registered. */
    Uni<Entry> entry(Registrar by, String id) {
        return Device.principal(id)
                .map(store::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.filter(entry -> by.maySee(
                                switch (entry) {
                                    case Entry.Live live -> live.device().owners();
                                    case Entry.Tombstone tombstone -> tombstone.owners();
                                }))
                        .orElseThrow(Devices::unknown));
    }

    /** Devices in a fixed order: of {@code owner}, or all. A page may hold fewer than {@code limit} and not be the last. */
    Uni<Page> list(Registrar by, Optional<Principal> owner, Optional<Principal> after, int limit) {
        var whose = by.admin() ? owner : owner.or(by::user);
        by.requireAdminUnless(whose.equals(by.user()), "Only administrators list the devices of others.");
        return store.list(whose, after, limit + 1).chain(ids -> {
            var some = ids.subList(0, Math.min(limit, ids.size()));
            var next = ids.size() > limit ? Optional.of(Device.id(some.getLast())) : Optional.<String>empty();
            return Multi.createFrom()
                    .iterable(some)
                    .onItem()
                    .transformToUniAndConcatenate(store::find)
                    .collect()
                    .asList()
                    .map(found -> new Page(live(found, whose), next));
        });
    }

    static ProblemException unknown() {
        return new ProblemException(ErrorCode.DEVICE_UNKNOWN);
    }

    private static List<Device> live(List<Optional<Entry>> found, Optional<Principal> owner) {
        return found.stream()
                .flatMap(Optional::stream)
                .filter(Entry.Live.class::isInstance)
                .map(entry -> ((Entry.Live) entry).device())
                .filter(device -> owner.isEmpty() || device.isOwnedBy(owner))
                .toList();
    }
}
