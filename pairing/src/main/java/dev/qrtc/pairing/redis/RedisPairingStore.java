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
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The life of pairings on Redis: {@code create}, {@code renew}, {@code claim}, {@code confirm}, {@code end}, {@code find}. */
@ApplicationScoped
public class RedisPairingStore implements PairingStore {
    private final ScriptConnection redis;
    private final Moves moves;
    private final DueIndex due;
    private final PairingConfig config;
    private final PairingChanges changes;

    RedisPairingStore(ScriptConnection redis, Moves moves, DueIndex due, PairingConfig config, PairingChanges changes) {
        this.redis = redis;
        this.moves = moves;
        this.due = due;
        this.config = config;
        this.changes = changes;
    }

    @Override
    public Uni<CreateOutcome> create(Party presenter, Policy policy, Optional<Idempotency> idempotency) {
        var id = PairingId.random();
        return idempotency
                .map(asked -> remember(asked, id).chain(known -> {
                    int cut = known.indexOf(' ');
                    return known.substring(cut + 1).equals(asked.request())
                            ? create(new PairingId(known.substring(0, cut)), presenter, policy)
                            : Uni.createFrom().<CreateOutcome>item(new CreateOutcome.KeyReused());
                }))
                .orElseGet(() -> create(id, presenter, policy));
    }

    @Override
    public Uni<RenewOutcome> renew(PairingId id) {
        return moves.run(RedisScript.RENEW, id).map(reply -> {
            if (isUnknown(reply)) {
                return new RenewOutcome.Unknown();
            }
            moves.settle(id, reply.get(2), reply.get(3));
            Pairing pairing = PairingCodec.pairing(reply.get(1));
            return status(reply).equals("renewed")
                    ? new RenewOutcome.Renewed(pairing, shown(id, reply))
                    : new RenewOutcome.WrongState(pairing);
        });
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
        return moves.run(
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
        return moves.run(RedisScript.CONFIRM, id, accept ? 1 : 0).map(reply -> moveOutcome(id, reply));
    }

    @Override
    public Uni<MoveOutcome> end(PairingId id, Outcome outcome) {
        return moves.run(RedisScript.END, id, outcome.wire()).map(reply -> moveOutcome(id, reply));
    }

    @Override
    public Multi<PairingId> changes() {
        return changes.stream();
    }

    // The key's own entry comes first: whoever asks again finds the id, also of a pairing that is not there yet. It is
    // gone before the pairing can be: an id must not come to life twice.
    private Uni<String> remember(Idempotency asked, PairingId id) {
        String mine = id + " " + asked.request();
        return redis.send(
                        Command.SET,
                        PairingKeys.idempotency(asked.key()),
                        mine,
                        "NX",
                        "GET",
                        "PX",
                        Long.toString(config.keep().toMillis()))
                .map(known -> known == null ? mine : known.toString());
    }

    private Uni<CreateOutcome> create(PairingId id, Party presenter, Policy policy) {
        // By this machine's clock: only the first look depends on it, and the look itself is by Redis' clock.
        long firstLook = System.currentTimeMillis()
                + Math.min(DueIndex.LATEST_MS, config.waiting().toMillis());
        return due.enter(id, firstLook).chain(() -> run(id, presenter, policy)).chain(reply -> {
            moves.settle(id, reply.get(2), reply.get(3));
            Pairing pairing = PairingCodec.pairing(reply.get(1));
            if (status(reply).equals("created")) {
                moves.created();
                return Uni.createFrom().item(new CreateOutcome.Created(pairing, shown(id, reply)));
            }
            return again(id, pairing);
        });
    }

    private Uni<CreateOutcome> again(PairingId id, Pairing pairing) {
        return pairing instanceof Pairing.Waiting
                ? renew(id).map(renewed -> switch (renewed) {
                    case RenewOutcome.Renewed(Pairing now, Shown shown) -> new CreateOutcome.Created(now, shown);
                    case RenewOutcome.WrongState(Pairing now) -> new CreateOutcome.MovedOn(now);
                    case RenewOutcome.Unknown() -> new CreateOutcome.MovedOn(pairing);
                })
                : Uni.createFrom().item(new CreateOutcome.MovedOn(pairing));
    }

    private Uni<Response> run(PairingId id, Party presenter, Policy policy) {
        return moves.run(
                RedisScript.CREATE,
                id,
                id,
                presenter.principal(),
                PairingCodec.metadata(presenter),
                PairingCodec.allow(policy),
                policy.confirmation() ? 1 : 0,
                config.token().toMillis(),
                config.waiting().toMillis(),
                config.claimed().toMillis(),
                config.join().toMillis(),
                config.absent().toMillis(),
                config.absentConnected().toMillis(),
                config.session().toMillis(),
                config.keep().toMillis());
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

    private static Shown shown(PairingId id, Response reply) {
        long expires = reply.get(5).toLong();
        return new Shown(
                new TokenId(id, reply.get(4).toInteger()),
                Instant.ofEpochMilli(expires),
                Duration.ofMillis(expires - reply.get(6).toLong()));
    }

    private static boolean isUnknown(Response reply) {
        return status(reply).equals("unknown");
    }

    private static String status(Response reply) {
        return reply.get(0).toString();
    }
}
