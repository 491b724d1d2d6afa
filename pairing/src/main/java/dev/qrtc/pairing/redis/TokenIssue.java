// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.pairing.PairingStore.Shown;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.UserCode;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What gives a code to show: {@code create}, once for each request, and {@code renew}. */
@ApplicationScoped
class TokenIssue {
    private final ScriptConnection redis;
    private final Moves moves;
    private final MoveTraces traces;
    private final DueIndex due;
    private final PairingConfig config;

    TokenIssue(ScriptConnection redis, Moves moves, MoveTraces traces, DueIndex due, PairingConfig config) {
        this.redis = redis;
        this.moves = moves;
        this.traces = traces;
        this.due = due;
        this.config = config;
    }

    Uni<CreateOutcome> create(
            Party presenter,
            Policy policy,
            Optional<Idempotency> idempotency,
            Function<PairingId, Uni<Optional<UserCode>>> before) {
        var id = PairingId.random();
        return idempotency
                .map(asked -> remember(asked, id).chain(known -> {
                    int cut = known.indexOf(' ');
                    return known.substring(cut + 1).equals(asked.request())
                            ? create(new PairingId(known.substring(0, cut)), presenter, policy, before)
                            : Uni.createFrom().<CreateOutcome>item(new CreateOutcome.KeyReused());
                }))
                .orElseGet(() -> create(id, presenter, policy, before));
    }

    Uni<RenewOutcome> renew(PairingId id, Optional<UserCode> userCode) {
        return moves.run(RedisScript.RENEW, id, digest(userCode)).map(reply -> {
            if (isUnknown(reply)) {
                return new RenewOutcome.Unknown();
            }
            moves.settle(id, reply.get(2), reply.get(3));
            Pairing pairing = PairingCodec.pairing(reply.get(1));
            return status(reply).equals("renewed")
                    ? new RenewOutcome.Renewed(pairing, shown(id, reply, userCode))
                    : new RenewOutcome.WrongState(pairing);
        });
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

    private Uni<CreateOutcome> create(
            PairingId id, Party presenter, Policy policy, Function<PairingId, Uni<Optional<UserCode>>> before) {
        return before.apply(id).chain(userCode -> create(id, presenter, policy, userCode));
    }

    private Uni<CreateOutcome> create(PairingId id, Party presenter, Policy policy, Optional<UserCode> userCode) {
        // By this machine's clock: only the first look depends on it, and the look itself is by Redis' clock.
        long firstLook = System.currentTimeMillis()
                + Math.min(due.latestMs(), config.waiting().toMillis());
        return due.enter(id, firstLook)
                .chain(() -> run(id, presenter, policy, userCode))
                .chain(reply -> {
                    moves.settle(id, reply.get(2), reply.get(3));
                    Pairing pairing = PairingCodec.pairing(reply.get(1));
                    if (status(reply).equals("created")) {
                        moves.created();
                        return Uni.createFrom().item(new CreateOutcome.Created(pairing, shown(id, reply, userCode)));
                    }
                    return again(id, pairing, userCode);
                });
    }

    private Uni<CreateOutcome> again(PairingId id, Pairing pairing, Optional<UserCode> userCode) {
        return pairing instanceof Pairing.Waiting
                ? renew(id, userCode).map(renewed -> switch (renewed) {
                    case RenewOutcome.Renewed(Pairing now, Shown shown) -> new CreateOutcome.Created(now, shown);
                    case RenewOutcome.WrongState(Pairing now) -> new CreateOutcome.MovedOn(now);
                    case RenewOutcome.Unknown() -> new CreateOutcome.MovedOn(pairing);
                })
                : Uni.createFrom().item(new CreateOutcome.MovedOn(pairing));
    }

    private Uni<Response> run(PairingId id, Party presenter, Policy policy, Optional<UserCode> userCode) {
        return traces.create(
                id,
                context -> moves.run(
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
                        config.keep().toMillis(),
                        policy.userCode() ? 1 : 0,
                        policy.iceTransportPolicy().wire(),
                        digest(userCode),
                        context));
    }

    private static String digest(Optional<UserCode> userCode) {
        return userCode.map(UserCode::digest).orElse("");
    }

    private static Shown shown(PairingId id, Response reply, Optional<UserCode> userCode) {
        long expires = reply.get(5).toLong();
        return new Shown(
                new TokenId(id, reply.get(4).toInteger()),
                Instant.ofEpochMilli(expires),
                Duration.ofMillis(expires - reply.get(6).toLong()),
                userCode);
    }

    private static boolean isUnknown(Response reply) {
        return status(reply).equals("unknown");
    }

    private static String status(Response reply) {
        return reply.get(0).toString();
    }
}
