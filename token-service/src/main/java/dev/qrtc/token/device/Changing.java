// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.device.DeviceStore.Entry;
import dev.qrtc.token.device.DeviceStore.Written;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * Changes and deletes devices. Deletion goes in an order that is safe to break off: a ticket for who has to go on with it, the
 * tombstone (from here on no tokens and no new pairings), the live pairings, the lists, the ticket. The same call again does
 * all of it again. A change by which somebody loses something goes the same way.
 */
@Singleton
class Changing {
    private static final int TRIES = 5;

    private final Devices devices;
    private final DeviceStore store;
    private final Endings endings;
    private final List<DeviceObserver> observers;

    Changing(Devices devices, DeviceStore store, Endings endings, @All List<DeviceObserver> observers) {
        this.devices = devices;
        this.store = store;
        this.endings = endings;
        this.observers = observers;
    }

    /** The device as it is then; fails with 404, 403, or 412 where the precondition does not hold. */
    Uni<Device> change(Registrar by, String id, Precondition precondition, ChangeRequest request) {
        return change(by, id, precondition, request, TRIES);
    }

    private Uni<Device> change(Registrar by, String id, Precondition precondition, ChangeRequest request, int tries) {
        return devices.read(by, id).chain(seen -> {
            precondition.require(seen);
            var wanted = request.applyTo(seen);
            require(by, seen, wanted);
            return write(seen, wanted).chain(written -> switch (written) {
                case DONE -> {
                    observers.forEach(observer -> observer.changed(seen, wanted, by.subject()));
                    yield Uni.createFrom().item(wanted);
                }
                case UNKNOWN, AGAIN -> throw Devices.unknown();
                case CONFLICT -> {
                    if (tries <= 1) {
                        throw new ProblemException(ErrorCode.UNAVAILABLE, "Too many change this device at once.");
                    }
                    // With a precondition this finds that it does not hold any more.
                    yield change(by, id, precondition, request, tries - 1);
                }
            });
        });
    }

    private Uni<Written> write(Device seen, Device wanted) {
        var added = new HashSet<>(wanted.owners());
        added.removeAll(seen.owners());
        var change = store.enlist(seen.principal(), added).chain(() -> store.change(seen, wanted));
        return wanted.takesFrom(seen)
                ? endings.prepare(seen.principal())
                        .chain(ticket -> change.call(written -> written == Written.DONE
                                ? endings.settle(ticket)
                                : Uni.createFrom().voidItem()))
                : change;
    }

    /** Deletes; fails with 404, or 412 where the precondition does not hold. */
    Uni<Void> delete(Registrar by, String id, Precondition precondition) {
        return devices.entry(by, id).chain(entry -> switch (entry) {
            case Entry.Tombstone tombstone -> delete(by, tombstone.principal(), OptionalLong.empty());
            case Entry.Live live -> {
                precondition.require(live.device());
                yield delete(by, live.device().principal(), precondition.version(live.device()));
            }
        });
    }

    private Uni<Void> delete(Registrar by, Principal device, OptionalLong version) {
        return endings.prepare(device)
                .chain(ticket -> store.delete(device, version)
                        .invoke(written -> {
                            switch (written) {
                                case DONE -> observers.forEach(observer -> observer.deleted(device, by.subject()));
                                case CONFLICT -> throw Precondition.failed();
                                case UNKNOWN -> throw Devices.unknown();
                                case AGAIN -> {}
                            }
                        })
                        .chain(() -> endings.settle(ticket)));
    }

    private static void require(Registrar by, Device seen, Device wanted) {
        by.requireAdminUnless(seen.open() == wanted.open(), "Only administrators open a device to any user.");
        var without = new HashSet<>(seen.owners());
        by.user().ifPresent(without::remove);
        by.requireAdminUnless(
                wanted.owners().equals(seen.owners()) || wanted.owners().equals(without),
                "Only administrators change the owners of a device; an owner may take itself out.");
    }
}
