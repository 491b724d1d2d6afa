// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.access.SpokenFor;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Registers devices. Nobody can make a stranger the owner of a device, which could then claim what that stranger presents; and
 * nobody but an administrator chooses an id, which could be somebody else's name.
 */
@Singleton
class Registration {
    private final DeviceStore store;
    private final List<SpokenFor> taken;
    private final List<DeviceObserver> observers;
    private final int most;

    Registration(
            DeviceStore store, @All List<SpokenFor> taken, @All List<DeviceObserver> observers, DeviceConfig config) {
        this.store = store;
        this.taken = taken;
        this.observers = observers;
        this.most = config.mostOwned();
    }

    /** The device as it is registered; fails with 403 {@code not_allowed} or 409 {@code device_exists}. */
    Uni<Device> register(Registrar by, RegisterRequest request) {
        var device = wanted(by, request);
        return requireRoom(by)
                .chain(() -> requireFree(by, device.principal()))
                // In the lists first: a device that nobody can find would be worse than a name in a list that is none.
                .chain(() -> store.enlist(device.principal(), device.owners()))
                .chain(() -> store.register(device, by.admin() ? Optional.empty() : by.user()))
                .map(at -> at.map(time -> registeredAt(device, time))
                        .orElseThrow(() -> new ProblemException(ErrorCode.DEVICE_EXISTS)))
                .invoke(done -> observers.forEach(observer -> observer.registered(done, by.subject())));
    }

    private Device wanted(Registrar by, RegisterRequest request) {
        by.requireAdminUnless(request.id() == null, "Only administrators choose the id of a device.");
        by.requireAdminUnless(!request.wantsOpen(), "Only administrators open a device to any user.");
        var owners = request.wantedOwners().orElseGet(by::self);
        by.requireAdminUnless(owners.equals(by.self()), "Only administrators name other owners than themselves.");
        var principal = request.principal().orElseGet(Registration::random);
        if (taken.stream().anyMatch(somebody -> somebody.isTaken(principal))) {
            throw new ProblemException(
                    ErrorCode.DEVICE_EXISTS, "This principal belongs to a client, or to an issuer of tokens.");
        }
        return new Device(
                principal, request.requireName(), request.requireKey(), owners, request.wantsOpen(), 1, Instant.EPOCH);
    }

    // A bound for what one user can fill; some more where it registers several at once.
    private Uni<Void> requireRoom(Registrar by) {
        if (by.admin()) {
            return Uni.createFrom().voidItem();
        }
        return store.count(by.user().orElseThrow())
                .invoke(owned -> by.requireAdminUnless(owned < most, "You own as many devices as one user may."))
                .replaceWithVoid();
    }

    // Before the lists: they would keep what was never registered. The registration itself decides.
    private Uni<Void> requireFree(Registrar by, Principal principal) {
        if (!by.admin()) {
            return Uni.createFrom().voidItem();
        }
        return store.find(principal)
                .invoke(found -> found.ifPresent(entry -> {
                    throw new ProblemException(ErrorCode.DEVICE_EXISTS);
                }))
                .replaceWithVoid();
    }

    private static Device registeredAt(Device device, Instant at) {
        return new Device(
                device.principal(), device.name(), device.key(), device.owners(), device.open(), device.version(), at);
    }

    private static Principal random() {
        var bits = new byte[16];
        // Not kept in a field: a native executable would carry its state from the build.
        new SecureRandom().nextBytes(bits);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return Optional.of(id).flatMap(Device::principal).orElseThrow();
    }
}
