// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.LookOutcome;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.audit.Trail;
import dev.qrtc.token.policy.ClaimPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A look at a code before it is claimed: it burns nothing, and nobody is told. */
@Singleton
class Inspecting {
    private final CodeReader codes;
    private final PairingStore store;
    private final ClaimPolicy policy;
    private final Trail trail;

    Inspecting(CodeReader codes, PairingStore store, ClaimPolicy policy, Trail trail) {
        this.codes = codes;
        this.store = store;
        this.policy = policy;
        this.trail = trail;
    }

    Uni<InspectResult> inspect(Presented presented, Principal who) {
        return codes.read(presented, who).chain(read -> switch (read) {
            case ReadCode.Refused refused -> seen(refused.why());
            case ReadCode.Genuine genuine -> store.look(genuine.code()).chain(look -> seen(look, genuine.code(), who));
        });
    }

    private Uni<InspectResult> seen(LookOutcome look, Code code, Principal who) {
        if (!(look instanceof LookOutcome.Unknown)) {
            trail.pairing(code.pairing().value());
        }
        return switch (look) {
            case LookOutcome.Open open ->
                policy.allows(open.pairing(), who)
                        .map(allowed -> new InspectResult.Seen(open.pairing(), code.via(), allowed, open.expiresIn()));
            case LookOutcome.AlreadyClaimed taken -> seen(new Refusal.Taken());
            case LookOutcome.TokenExpired expired -> seen(new Refusal.Expired());
            case LookOutcome.Closed closed -> seen(new Refusal.Ended(closed.outcome()));
            case LookOutcome.Unknown unknown -> seen(new Refusal.Unknown());
        };
    }

    private static Uni<InspectResult> seen(InspectResult result) {
        return Uni.createFrom().item(result);
    }
}
