// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.time.Duration;
import java.util.Optional;

/**
 * A pairing as it stood when it was read. Moves happen in the store alone, each in one atomic step; these are pictures.
 * Time is Redis' time: {@code remaining} is what was left of the state's deadline at the moment of reading.
 */
public sealed interface Pairing {
    PairingId id();

    /** Rises with each visible change; the entity tag of REST. */
    long version();

    Party presenter();

    Policy policy();

    /** What is left until this state ends by itself; of a closed pairing, until it is forgotten. */
    Duration remaining();

    /** The claim that won, once there is one. */
    Optional<Claim> claim();

    /** The state's name in the protocol. */
    String state();

    /** A code is shown; nobody has claimed it. */
    record Waiting(PairingId id, long version, Party presenter, Policy policy, Duration remaining) implements Pairing {
        @Override
        public Optional<Claim> claim() {
            return Optional.empty();
        }

        @Override
        public String state() {
            return "waiting";
        }
    }

    /** Somebody claimed; the presenter has to accept. */
    record Claimed(PairingId id, long version, Party presenter, Policy policy, Duration remaining, Claim won)
            implements Pairing {
        @Override
        public Optional<Claim> claim() {
            return Optional.of(won);
        }

        @Override
        public String state() {
            return "claimed";
        }
    }

    /** The two may connect. */
    record Paired(PairingId id, long version, Party presenter, Policy policy, Duration remaining, Claim won)
            implements Pairing {
        @Override
        public Optional<Claim> claim() {
            return Optional.of(won);
        }

        @Override
        public String state() {
            return "paired";
        }
    }

    /** Over; kept for a while, so that a peer who comes back reads why. */
    record Closed(
            PairingId id,
            long version,
            Party presenter,
            Policy policy,
            Duration remaining,
            Optional<Claim> claim,
            Outcome outcome)
            implements Pairing {
        @Override
        public String state() {
            return "closed";
        }
    }
}
