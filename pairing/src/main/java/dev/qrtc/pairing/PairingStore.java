// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The life of pairings, as token-service moves it. Each call is one atomic move by the store's clock; a deadline that has
 * passed is applied before anything else. A failed {@link Uni} means that the store cannot be reached and that the move may
 * or may not have happened.
 */
public interface PairingStore {

    /**
     * Starts a pairing in {@code waiting}, with its first token.
     *
     * @param idempotency digest of principal, key and body; the same digest gives the same pairing again
     */
    default Uni<CreateOutcome> create(Party presenter, Policy policy, Optional<Idempotency> idempotency) {
        return create(presenter, policy, idempotency, id -> Uni.createFrom().voidItem());
    }

    /**
     * The same, where something has to know of the pairing before there is one.
     *
     * @param before is told the id, with each repetition of the request again; where it fails nothing is created, and its
     *     failure is the answer
     */
    Uni<CreateOutcome> create(
            Party presenter, Policy policy, Optional<Idempotency> idempotency, Function<PairingId, Uni<Void>> before);

    /** Counts one more token of a waiting pairing; older ones keep their own expiry. */
    Uni<RenewOutcome> renew(PairingId id);

    /** Reads a pairing; empty where it is unknown or forgotten. */
    Uni<Optional<Pairing>> find(PairingId id);

    /**
     * Claims: exactly one of any number of concurrent claims wins. The presenter is told through its mailbox, also of a
     * later try that lost ({@code contention}). Whether the scanner may claim is the caller's to have checked.
     */
    Uni<ClaimOutcome> claim(TokenId token, Via via, Party scanner, Optional<Idempotency> idempotency);

    /** Accepts or rejects who claimed. */
    Uni<MoveOutcome> confirm(PairingId id, boolean accept);

    /** Takes a pairing back: {@code cancelled} by a peer, {@code revoked} by others. Both peers are told and closed. */
    Uni<MoveOutcome> end(PairingId id, Outcome outcome);

    /** Ids of pairings whose version rose, at any replica, from now on. Best effort: read again at leisure. */
    Multi<PairingId> changes();

    /**
     * What makes two requests the same.
     *
     * @param key digest of who asks and of the key that the caller chose
     * @param request digest of the request itself: the same key with another request is refused
     */
    record Idempotency(String key, String request) {}

    /** A token that may be signed and shown now. */
    record Shown(TokenId id, Instant expiresAt, Duration expiresIn) {}

    /** How a creation ended. */
    sealed interface CreateOutcome {
        record Created(Pairing pairing, Shown shown) implements CreateOutcome {}

        /** The same request came before, and its pairing has moved on: there is nothing to show any more. */
        record MovedOn(Pairing pairing) implements CreateOutcome {}

        record KeyReused() implements CreateOutcome {}
    }

    /** How a renewal ended. */
    sealed interface RenewOutcome {
        record Renewed(Pairing pairing, Shown shown) implements RenewOutcome {}

        record WrongState(Pairing pairing) implements RenewOutcome {}

        record Unknown() implements RenewOutcome {}
    }

    /** How a claim ended. */
    sealed interface ClaimOutcome {
        /** {@code again}: this request had won before, and its answer was asked for once more. */
        record Won(Pairing pairing, boolean again) implements ClaimOutcome {}

        record AlreadyClaimed() implements ClaimOutcome {}

        record TokenExpired() implements ClaimOutcome {}

        record Closed(Outcome outcome) implements ClaimOutcome {}

        record Unknown() implements ClaimOutcome {}
    }

    /** How a confirmation or an end went. */
    sealed interface MoveOutcome {
        record Moved(Pairing pairing) implements MoveOutcome {}

        record WrongState(Pairing pairing) implements MoveOutcome {}

        record Unknown() implements MoveOutcome {}
    }
}
