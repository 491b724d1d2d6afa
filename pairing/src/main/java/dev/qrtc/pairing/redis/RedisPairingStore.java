// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.Via;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** The life of pairings on Redis: {@code claim}, {@code confirm}, {@code end}, {@code find}; what shows codes is {@link TokenIssue}. */
@ApplicationScoped
public class RedisPairingStore implements PairingStore {
    private final Moves moves;
    private final TokenIssue tokens;
    private final PairingChanges changes;

    RedisPairingStore(Moves moves, TokenIssue tokens, PairingChanges changes) {
        this.moves = moves;
        this.tokens = tokens;
        this.changes = changes;
    }

    @Override
    public Uni<CreateOutcome> create(
            Party presenter, Policy policy, Optional<Idempotency> idempotency, Function<PairingId, Uni<Void>> before) {
        return tokens.create(presenter, policy, idempotency, before);
    }

    @Override
    public Uni<RenewOutcome> renew(PairingId id) {
        return tokens.renew(id);
    }

    @Override
    public Uni<Optional<Pairing>> find(PairingId id) {
        return moves.run(RedisScript.FIND, id).map(reply -> {
            if (isUnknown(reply)) {
                return Optional.empty();
            }
            moves.ended(reply.get(2));
            return Optional.of(PairingCodec.pairing(reply.get(1)));
        });
    }

    @Override
    public Uni<ClaimOutcome> claim(TokenId token, Via via, Party scanner, Optional<Idempotency> idempotency) {
        return moves.runReplicated(
                        RedisScript.CLAIM,
                        token.pairing(),
                        token.number(),
                        via.wire(),
                        scanner.principal(),
                        PairingCodec.metadata(scanner),
                        PairingId.random(),
                        idempotency.map(Idempotency::key).orElse(""),
                        idempotency.map(Idempotency::request).orElse(""))
                .map(reply -> claimOutcome(token.pairing(), reply));
    }

    @Override
    public Uni<MoveOutcome> confirm(PairingId id, boolean accept) {
        return moves.runReplicated(RedisScript.CONFIRM, id, accept ? 1 : 0).map(reply -> moveOutcome(id, reply));
    }

    @Override
    public Uni<MoveOutcome> end(PairingId id, Outcome outcome) {
        return moves.runReplicated(RedisScript.END, id, outcome.wire()).map(reply -> moveOutcome(id, reply));
    }

    @Override
    public Multi<PairingId> changes() {
        return changes.stream();
    }

    private ClaimOutcome claimOutcome(PairingId id, Response reply) {
        if (isUnknown(reply)) {
            return new ClaimOutcome.Unknown();
        }
        moves.settle(id, reply.get(2), reply.get(3));
        Pairing pairing = PairingCodec.pairing(reply.get(1));
        return switch (status(reply)) {
            case "won" -> {
                moves.claimed(reply.get(4));
                yield new ClaimOutcome.Won(pairing, false);
            }
            case "again" -> new ClaimOutcome.Won(pairing, true);
            case "taken" -> new ClaimOutcome.AlreadyClaimed();
            case "expired" -> new ClaimOutcome.TokenExpired();
            default ->
                new ClaimOutcome.Closed(pairing instanceof Pairing.Closed closed ? closed.outcome() : Outcome.EXPIRED);
        };
    }

    private MoveOutcome moveOutcome(PairingId id, Response reply) {
        if (isUnknown(reply)) {
            return new MoveOutcome.Unknown();
        }
        moves.settle(id, reply.get(2), reply.get(3));
        Pairing pairing = PairingCodec.pairing(reply.get(1));
        return status(reply).equals("moved") ? new MoveOutcome.Moved(pairing) : new MoveOutcome.WrongState(pairing);
    }

    private static boolean isUnknown(Response reply) {
        return status(reply).equals("unknown");
    }

    private static String status(Response reply) {
        return reply.get(0).toString();
    }
}
