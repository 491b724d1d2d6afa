// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.UserCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The life of pairings on Redis: {@code claim}, {@code confirm}, {@code end}, {@code find}; what shows codes is {@link TokenIssue}. */
@ApplicationScoped
public class RedisPairingStore implements PairingStore {
    private final Moves moves;
    private final MoveTraces traces;
    private final TokenIssue tokens;
    private final PairingChanges changes;

    RedisPairingStore(Moves moves, MoveTraces traces, TokenIssue tokens, PairingChanges changes) {
        this.moves = moves;
        this.traces = traces;
        this.tokens = tokens;
        this.changes = changes;
    }

    @Override
    public Uni<CreateOutcome> create(
            Party presenter,
            Policy policy,
            Optional<Idempotency> idempotency,
            Function<PairingId, Uni<Optional<UserCode>>> before) {
        return tokens.create(presenter, policy, idempotency, before);
    }

    @Override
    public Uni<RenewOutcome> renew(PairingId id, Optional<UserCode> userCode) {
        return tokens.renew(id, userCode);
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
    public Uni<LookOutcome> look(Code code) {
        return moves.run(RedisScript.LOOK, code.pairing(), number(code), digest(code))
                .map(this::lookOutcome);
    }

    @Override
    public Uni<ClaimOutcome> claim(Code code, Party scanner, Optional<Idempotency> idempotency) {
        return traces.move(
                        "claim pairing",
                        code.pairing(),
                        Map.of("via", code.via().wire()),
                        context -> moves.runReplicated(
                                RedisScript.CLAIM,
                                code.pairing(),
                                number(code),
                                code.via().wire(),
                                scanner.principal(),
                                PairingCodec.metadata(scanner),
                                PairingId.random(),
                                idempotency.map(Idempotency::key).orElse(""),
                                idempotency.map(Idempotency::request).orElse(""),
                                digest(code),
                                context))
                .map(reply -> claimOutcome(code.pairing(), reply));
    }

    @Override
    public Uni<MoveOutcome> confirm(PairingId id, boolean accept) {
        return traces.move(
                        "confirm pairing",
                        id,
                        Map.of(),
                        context -> moves.runReplicated(RedisScript.CONFIRM, id, accept ? 1 : 0, context))
                .map(reply -> moveOutcome(id, reply));
    }

    @Override
    public Uni<MoveOutcome> end(PairingId id, Outcome outcome) {
        return traces.move(
                        "end pairing",
                        id,
                        Map.of("reason", outcome.wire()),
                        context -> moves.runReplicated(RedisScript.END, id, outcome.wire(), context))
                .map(reply -> moveOutcome(id, reply));
    }

    @Override
    public Multi<PairingId> changes() {
        return changes.stream();
    }

    private LookOutcome lookOutcome(Response reply) {
        if (isUnknown(reply)) {
            return new LookOutcome.Unknown();
        }
        moves.ended(reply.get(2));
        Pairing pairing = PairingCodec.pairing(reply.get(1));
        return switch (status(reply)) {
            case "open" ->
                new LookOutcome.Open(pairing, Duration.ofMillis(reply.get(4).toLong()));
            case "taken" -> new LookOutcome.AlreadyClaimed();
            case "expired" -> new LookOutcome.TokenExpired();
            default -> new LookOutcome.Closed(outcome(pairing));
        };
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
            default -> new ClaimOutcome.Closed(outcome(pairing));
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

    private static Outcome outcome(Pairing pairing) {
        return pairing instanceof Pairing.Closed closed ? closed.outcome() : Outcome.EXPIRED;
    }

    // A typed code's number is for the pairing to say.
    private static int number(Code code) {
        return code instanceof Code.Scanned scanned ? scanned.id().number() : 0;
    }

    private static String digest(Code code) {
        return code instanceof Code.Typed typed ? typed.digest() : "";
    }

    private static boolean isUnknown(Response reply) {
        return status(reply).equals("unknown");
    }

    private static String status(Response reply) {
        return reply.get(0).toString();
    }
}
