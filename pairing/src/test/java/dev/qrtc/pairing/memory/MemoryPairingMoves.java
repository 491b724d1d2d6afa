// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.LookOutcome;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.TokenId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The life of a pairing: create, renew, claim, confirm, end, and the look of the sweepers. */
public final class MemoryPairingMoves {
    private static final long CONTENTION_EVERY_MS = 10_000;

    private final MemoryRedis redis;

    /** Moves on {@code redis}. */
    public MemoryPairingMoves(MemoryRedis redis) {
        this.redis = redis;
    }

    /** A pairing as it was found, and the replicas of the peers that are here. */
    public record Found(Pairing pairing, Optional<ReplicaId> presenter, Optional<ReplicaId> scanner) {}

    public TokenId create(PairingId id, Party presenter, Policy policy) {
        return create(id, presenter, policy, "");
    }

    /** With the digest of the code to type in that stands for the first token. */
    public TokenId create(PairingId id, Party presenter, Policy policy, String userCode) {
        redis.aboutToChange(id);
        var pairing = new MemoryPairing(id, policy, presenter);
        var move = new MemoryMove(redis, pairing);
        pairing.createdAt = move.now;
        pairing.until = move.now + redis.times.waiting();
        pairing.tokens.put(1, move.now + redis.times.token());
        pairing.typed.put(1, userCode);
        move.schedule();
        pairing.forgetAt = pairing.until + redis.times.keep() + 3_600_000;
        redis.put(pairing);
        redis.moved("create", "", "waiting", "");
        return new TokenId(id, 1);
    }

    /** One more token; empty where the pairing waits no more. */
    public Optional<TokenId> renew(PairingId id, String userCode) {
        return begin(id).filter(move -> move.p.state.equals("waiting")).map(move -> {
            int number = move.p.tokens.lastKey() + 1;
            move.p.tokens.put(number, Math.min(move.now + redis.times.token(), move.p.until));
            move.p.typed.put(number, userCode);
            redis.moved("renew", "waiting", "waiting", "");
            return new TokenId(id, number);
        });
    }

    /** What a claim would meet. */
    public LookOutcome look(Code code) {
        return begin(code.pairing()).map(move -> look(move, code)).orElseGet(LookOutcome.Unknown::new);
    }

    private static LookOutcome look(MemoryMove move, Code code) {
        if (move.p.isClosed()) {
            return new LookOutcome.Closed(Objects.requireNonNull(move.p.outcome));
        }
        if (move.p.claimId != null) {
            return new LookOutcome.AlreadyClaimed();
        }
        long left = move.p.tokens.getOrDefault(move.p.tokenOf(code), 0L) - move.now;
        return left <= 0
                ? new LookOutcome.TokenExpired()
                : new LookOutcome.Open(move.picture(), Duration.ofMillis(left));
    }

    public ClaimOutcome claim(Code code, Party scanner, String claimId) {
        return begin(code.pairing())
                .map(move -> claim(move, code, scanner, claimId))
                .orElseGet(ClaimOutcome.Unknown::new);
    }

    private ClaimOutcome claim(MemoryMove move, Code code, Party scanner, String claimId) {
        MemoryPairing p = move.p;
        if (p.isClosed()) {
            return new ClaimOutcome.Closed(Objects.requireNonNull(p.outcome));
        }
        if (p.claimId != null) {
            if (p.contentionAt + CONTENTION_EVERY_MS <= move.now) {
                p.contentionAt = move.now;
                move.append(Role.PRESENTER, "contention", "{\"type\":\"contention\"}");
            }
            return new ClaimOutcome.AlreadyClaimed();
        }
        if (p.tokens.getOrDefault(p.tokenOf(code), 0L) <= move.now) {
            return new ClaimOutcome.TokenExpired();
        }
        p.claimId = claimId;
        p.claimToken = p.tokenOf(code);
        p.claimVia = code.via();
        p.claimAt = move.now;
        p.scanner.party = scanner;
        if (p.policy.confirmation()) {
            redis.moved("claim", p.state, "claimed", "");
            p.state = "claimed";
            p.until = move.now + redis.times.claimed();
            move.tellClaim(Role.PRESENTER, "claimed");
            move.schedule();
        } else {
            move.pair("claim");
        }
        p.version++;
        return new ClaimOutcome.Won(move.picture(), false);
    }

    public MoveOutcome confirm(PairingId id, boolean accept) {
        return begin(id)
                .<MoveOutcome>map(move -> {
                    if (!move.p.state.equals("claimed")) {
                        return new MoveOutcome.WrongState(move.picture());
                    }
                    if (accept) {
                        move.pair("accept");
                        move.p.version++;
                    } else {
                        move.close("reject", Outcome.REJECTED);
                    }
                    return new MoveOutcome.Moved(move.picture());
                })
                .orElseGet(MoveOutcome.Unknown::new);
    }

    /** Cancels or revokes. */
    public MoveOutcome end(PairingId id, Outcome outcome) {
        return begin(id)
                .<MoveOutcome>map(move -> {
                    if (move.p.isClosed()) {
                        return new MoveOutcome.WrongState(move.picture());
                    }
                    move.close(outcome == Outcome.REVOKED ? "revoke" : "cancel", outcome);
                    return new MoveOutcome.Moved(move.picture());
                })
                .orElseGet(MoveOutcome.Unknown::new);
    }

    public Optional<Found> find(PairingId id) {
        return begin(id).map(move -> new Found(move.picture(), replica(move.p.presenter), replica(move.p.scanner)));
    }

    private static Optional<ReplicaId> replica(MemorySeat seat) {
        return seat.here ? Optional.of(new ReplicaId(seat.replica)) : Optional.empty();
    }

    private Optional<MemoryMove> begin(PairingId id) {
        MemoryPairing found = redis.load(id);
        if (found == null) {
            return Optional.empty();
        }
        redis.aboutToChange(id);
        var move = new MemoryMove(redis, found);
        move.applyDeadline();
        return Optional.of(move);
    }
}
