// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.policy;

import dev.qrtc.pairing.Principal;
import java.util.Set;

/** Whose a principal is. */
public sealed interface Ownership {
    /** The users who own it. */
    Set<Principal> owners();

    /** A user, who owns itself. Whether there is such a user, its issuer knows alone. */
    record Person(Principal self) implements Ownership {
        @Override
        public Set<Principal> owners() {
            return Set.of(self);
        }
    }

    /**
     * A device of the registry.
     *
     * @param open an administrator's mark: any user may claim what it presents; it opens nothing else, and to nobody else
     */
    record Registered(Set<Principal> owners, boolean open) implements Ownership {
        public Registered {
            owners = Set.copyOf(owners);
        }
    }

    /** A device that some client or issuer speaks for, and that nobody has registered: nobody's, and never open. */
    record Unregistered() implements Ownership {
        @Override
        public Set<Principal> owners() {
            return Set.of();
        }
    }

    /** A device that was deleted: its tokens may live on for a while, and open nothing. */
    record Deleted() implements Ownership {
        @Override
        public Set<Principal> owners() {
            return Set.of();
        }
    }
}
