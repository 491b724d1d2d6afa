// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.Via;
import dev.qrtc.token.audit.Trail;
import dev.qrtc.token.device.Participation;
import dev.qrtc.token.policy.ClaimPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * A claim: the code is read, the pairing looked up, the policy asked, and only then does the store decide the race. A claim
 * that the policy refuses has moved nothing: the code stays good for those who may.
 */
@Singleton
class Claiming {
    private final PairingTokens tokens;
    private final PairingStore store;
    private final ClaimPolicy policy;
    private final Participation participation;
    private final ClaimMetrics metrics;
    private final Trail trail;
    private final Clock clock;

    Claiming(
            PairingTokens tokens,
            PairingStore store,
            ClaimPolicy policy,
            Participation participation,
            ClaimMetrics metrics,
            Trail trail,
            Clock clock) {
        this.tokens = tokens;
        this.store = store;
        this.policy = policy;
        this.participation = participation;
        this.metrics = metrics;
        this.trail = trail;
        this.clock = clock;
    }

    /** How a claim ended. */
    sealed interface Result {
        record Won(Pairing pairing, boolean again) implements Result {}

        record Malformed() implements Result {}

        record Forged() implements Result {}

        record Unknown() implements Result {}

        record Expired() implements Result {}

        record Ended(Outcome outcome) implements Result {}

        record NotAllowed() implements Result {}

        record Taken() implements Result {}
    }

    Uni<Result> claim(String token, Party scanner, Optional<Idempotency> idempotency) {
        return tokens.read(token)
                .chain(code -> switch (code) {
                    case ReadCode.Malformed malformed -> ended(new Result.Malformed());
                    case ReadCode.Forged forged -> ended(new Result.Forged());
                    case ReadCode.Genuine genuine -> claim(genuine, scanner, idempotency);
                })
                .invoke(metrics::count);
    }

    private Uni<Result> claim(ReadCode.Genuine code, Party scanner, Optional<Idempotency> idempotency) {
        return store.find(code.id().pairing()).chain(found -> {
            if (found.isEmpty()) {
                return ended(new Result.Unknown());
            }
            trail.pairing(found.get().id().value());
            if (found.get() instanceof Pairing.Closed closed) {
                return ended(new Result.Ended(closed.outcome()));
            }
            return allows(found.get(), scanner.principal())
                    .chain(allowed -> allowed
                            ? store.claim(code.id(), Via.QR, scanner, idempotency)
                                    .map(Claiming::result)
                                    .chain(this::judgedAgain)
                            : ended(refusal(code)));
        });
    }

    // Devices are noted before they take part: what takes them away afterwards finds the pairing.
    private Uni<Boolean> allows(Pairing pairing, Principal scanner) {
        return policy.allows(pairing, scanner)
                .chain(allowed -> allowed
                        ? participation.pair(pairing.presenter().principal(), scanner, pairing.id())
                        : Uni.createFrom().item(false));
    }

    // And what has taken them away in between, without finding a pairing, is found here.
    private Uni<Result> judgedAgain(Result result) {
        if (!(result instanceof Result.Won won)) {
            return ended(result);
        }
        var scanner = won.pairing().claim().orElseThrow().scanner().principal();
        return policy.allows(won.pairing(), scanner)
                .chain(allowed -> allowed
                        ? ended(won)
                        : store.end(won.pairing().id(), Outcome.REVOKED).replaceWith(new Result.NotAllowed()));
    }

    // Nothing depends on this machine's clock but which of two refusals is told.
    private Result refusal(ReadCode.Genuine code) {
        return clock.instant().isBefore(code.expiresAt()) ? new Result.NotAllowed() : new Result.Expired();
    }

    private static Result result(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Won won -> new Result.Won(won.pairing(), won.again());
            case ClaimOutcome.AlreadyClaimed taken -> new Result.Taken();
            case ClaimOutcome.TokenExpired expired -> new Result.Expired();
            case ClaimOutcome.Closed closed -> new Result.Ended(closed.outcome());
            case ClaimOutcome.Unknown unknown -> new Result.Unknown();
        };
    }

    private static Uni<Result> ended(Result result) {
        return Uni.createFrom().item(result);
    }
}
