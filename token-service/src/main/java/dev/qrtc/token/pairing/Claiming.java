// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.PairingStore.LookOutcome;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.audit.Trail;
import dev.qrtc.token.device.Participation;
import dev.qrtc.token.policy.ClaimPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * A claim: the code is read, the pairing looked up, the policy asked, and only then does the store decide the race. A claim
 * that the policy refuses has moved nothing: the code stays good for those who may.
 */
@Singleton
class Claiming {
    private final CodeReader codes;
    private final PairingStore store;
    private final ClaimPolicy policy;
    private final Participation participation;
    private final Withdrawal withdrawal;
    private final ClaimMetrics metrics;
    private final Trail trail;

    Claiming(
            CodeReader codes,
            PairingStore store,
            ClaimPolicy policy,
            Participation participation,
            Withdrawal withdrawal,
            ClaimMetrics metrics,
            Trail trail) {
        this.codes = codes;
        this.store = store;
        this.policy = policy;
        this.participation = participation;
        this.withdrawal = withdrawal;
        this.metrics = metrics;
        this.trail = trail;
    }

    Uni<ClaimResult> claim(Presented presented, Party scanner, Optional<Idempotency> idempotency) {
        return codes.read(presented, scanner.principal())
                .chain(read -> switch (read) {
                    case ReadCode.Refused refused -> ended(refused.why());
                    case ReadCode.Genuine genuine -> claim(genuine.code(), scanner, idempotency);
                })
                .invoke(metrics::count);
    }

    private Uni<ClaimResult> claim(Code code, Party scanner, Optional<Idempotency> idempotency) {
        return store.find(code.pairing()).chain(found -> {
            if (found.isEmpty()) {
                return ended(new Refusal.Unknown());
            }
            trail.pairing(found.get().id().value());
            if (found.get() instanceof Pairing.Closed closed) {
                return ended(new Refusal.Ended(closed.outcome()));
            }
            return allows(found.get(), scanner.principal())
                    .chain(allowed -> allowed
                            ? store.claim(code, scanner, idempotency)
                                    .map(Claiming::result)
                                    .chain(this::judgedAgain)
                            : store.look(code).map(Claiming::refusal));
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
    private Uni<ClaimResult> judgedAgain(ClaimResult result) {
        if (!(result instanceof ClaimResult.Won won)) {
            return ended(result);
        }
        var scanner = won.pairing().claim().orElseThrow().scanner().principal();
        return policy.allows(won.pairing(), scanner)
                .chain(allowed -> allowed
                        ? ended(won)
                        : withdrawal.revoke(won.pairing().id()).replaceWith(new Refusal.NotAllowed()));
    }

    // Who may not claim a code is told all the same that it has expired, as everybody is.
    private static ClaimResult refusal(LookOutcome look) {
        return look instanceof LookOutcome.TokenExpired ? new Refusal.Expired() : new Refusal.NotAllowed();
    }

    private static ClaimResult result(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Won won -> new ClaimResult.Won(won.pairing(), won.again());
            case ClaimOutcome.AlreadyClaimed taken -> new Refusal.Taken();
            case ClaimOutcome.TokenExpired expired -> new Refusal.Expired();
            case ClaimOutcome.Closed closed -> new Refusal.Ended(closed.outcome());
            case ClaimOutcome.Unknown unknown -> new Refusal.Unknown();
        };
    }

    private static Uni<ClaimResult> ended(ClaimResult result) {
        return Uni.createFrom().item(result);
    }
}
