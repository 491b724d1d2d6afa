// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.Claims;
import dev.qrtc.edge.token.CompactToken;
import dev.qrtc.edge.token.KeySource;
import dev.qrtc.edge.token.KnownSignatures;
import dev.qrtc.edge.token.SignatureCheck;
import dev.qrtc.edge.token.Times;
import dev.qrtc.edge.token.Verification;
import dev.qrtc.edge.token.Verification.Expired;
import dev.qrtc.edge.token.Verification.Invalid;
import dev.qrtc.edge.token.Verification.Valid;
import dev.qrtc.edge.token.VerificationKey;
import io.smallrye.mutiny.Uni;

/** Verifies the access tokens of one issuer: by its own keys, which verify nobody else's, and by its rule. */
final class TrustedIssuer {
    private static final int SIGNATURES_REMEMBERED = 4_096;

    private final IssuerRule rule;
    private final KeySource keys;
    private final Times times;
    private final KnownSignatures signatures = new KnownSignatures(SIGNATURES_REMEMBERED);

    TrustedIssuer(IssuerRule rule, KeySource keys, Times times) {
        this.rule = rule;
        this.keys = keys;
        this.times = times;
    }

    IssuerRule rule() {
        return rule;
    }

    /** Verifies a token that says it comes from this issuer. */
    Uni<Verification<AccessToken>> verify(CompactToken token, Claims claims) {
        var keyId = token.header("kid");
        if (keyId.isEmpty() || !rule.isOfItsType(token)) {
            return Uni.createFrom().item(new Invalid<>("its header is not that of an access token of " + rule.name()));
        }
        return keys.find(keyId.get())
                .map(key -> key.map(found -> judge(token, claims, found))
                        .orElseGet(() -> new Invalid<>("no key of " + rule.name() + " has its key id")));
    }

    private Verification<AccessToken> judge(CompactToken token, Claims claims, VerificationKey key) {
        // The signature of a token whose header was changed is another: what is remembered cannot be such a token.
        if (!signatures.isSigned(key, token.text(), () -> SignatureCheck.isSigned(key, token))) {
            return new Invalid<>("its signature is wrong");
        }
        var fault = rule.fault(claims);
        if (fault.isPresent()) {
            return new Invalid<>(fault.get());
        }
        var expiry = claims.date("exp");
        if (expiry.isEmpty()) {
            return new Invalid<>("it does not say when it expires");
        }
        return switch (times.judge(claims, expiry.get())) {
            case TOO_LATE -> new Expired<>();
            case TOO_EARLY -> new Invalid<>("it is not valid yet");
            case IN_TIME ->
                rule.meaning(claims, expiry.get())
                        .<Verification<AccessToken>>map(Valid::new)
                        .orElseGet(() -> new Invalid<>("it names no principal of " + rule.name() + ", or no client"));
        };
    }
}
