// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps devices. Each call that writes is one atomic step on one device. A failed {@link Uni} means that the store cannot be
 * reached and that the step may or may not have happened.
 */
public interface DeviceStore {
    /**
     * Registers a device whose time and version the store sets; empty where that id is not free.
     *
     * @param by the user who does it for itself; empty where an administrator does
     */
    Uni<Optional<Instant>> register(Device device, Optional<Principal> by);

    /** What is known of a principal that may be a device's. */
    Uni<Optional<Entry>> find(Principal principal);

    /**
     * Changes name, owners and mark of a device, where it still has the version of {@code seen}. Where somebody loses
     * something by it, that is noted for {@link Endings} in the same step.
     */
    Uni<Written> change(Device seen, Device wanted);

    /** Makes a device a tombstone; {@code version}: only where it still has that one. */
    Uni<Written> delete(Principal principal, OptionalLong version);

    /**
     * Ids that may be devices, in a fixed order: of {@code owner}, or all. They are hints: whoever reads one looks whether
     * there is such a device, and whose it is.
     */
    Uni<List<Principal>> list(Optional<Principal> owner, Optional<Principal> after, int limit);

    /** How many ids may be devices of {@code owner}. */
    Uni<Long> count(Principal owner);

    /** Makes {@code principal} turn up in the lists of all, and of these owners. */
    Uni<Void> enlist(Principal principal, Set<Principal> owners);

    /** Takes {@code principal} out of the lists of these owners. */
    Uni<Void> unlist(Principal principal, Set<Principal> owners);

    /** Takes {@code principal} out of the list of all. */
    Uni<Void> unlist(Principal principal);

    /** What is known of a device. */
    sealed interface Entry {
        /**
         * It is registered.
         *
         * @param lost there, where somebody has lost something lately: who is no owner any more
         */
        record Live(Device device, Optional<Set<Principal>> lost) implements Entry {}

        /** It was deleted; for a while this is kept, and its id with it. */
        record Tombstone(Principal principal, Set<Principal> owners) implements Entry {}
    }

    /** How a change ended. */
    enum Written {
        DONE,
        /** It had been deleted before. */
        AGAIN,
        /** Somebody else was faster. */
        CONFLICT,
        UNKNOWN
    }
}
