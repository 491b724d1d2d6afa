// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.Reading.Forged;
import dev.qrtc.edge.token.Reading.Genuine;
import dev.qrtc.edge.token.Reading.Malformed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Reads tokens by the rules of RFC 8725: the key is looked up by its id alone, the key says the algorithm and the kind of
 * token, and type, audience and issuer must be exactly those of the kind that is expected.
 */
@Singleton
public class TokenReader {
    private static final int SIGNATURES_REMEMBERED = 4_096;

    private final KeySource keys;
    private final String issuer;
    private final KnownSignatures signatures = new KnownSignatures(SIGNATURES_REMEMBERED);

    @Inject
    TokenReader(KeySource keys, Site site) {
        this(keys, site.issuer());
    }

    TokenReader(KeySource keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /** Reads {@code text} as a token of {@code kind}. */
    public Uni<Reading> read(TokenKind kind, String text) {
        var parsed = CompactToken.parse(text);
        if (parsed.isEmpty()) {
            return Uni.createFrom().item(new Malformed());
        }
        var token = parsed.get();
        var keyId = token.header("kid");
        if (keyId.isEmpty() || token.hasRefusedHeader() || !token.header("typ").equals(Optional.of(kind.type()))) {
            return Uni.createFrom().item(new Forged("its header is not that of a " + kind.wire() + " token"));
        }
        return keys.find(keyId.get())
                .map(key -> key.filter(found -> found.kind() == kind)
                        .map(found -> judge(kind, token, found))
                        .orElseGet(() -> new Forged("no " + kind.wire() + " key has its key id")));
    }

    /** The kind that a token says it is; whether that is true, {@link #read} tells. */
    public Optional<TokenKind> announcedKind(String text) {
        return CompactToken.parse(text).flatMap(token -> token.header("typ")).flatMap(TokenKind::ofType);
    }

    private Reading judge(TokenKind kind, CompactToken token, VerificationKey key) {
        if (!token.header("alg").equals(Optional.of(key.algorithm()))) {
            return new Forged("its algorithm is not the key's");
        }
        if (!signatures.isSigned(key, token.text(), () -> SignatureCheck.isSigned(key, token))) {
            return new Forged("its signature is wrong");
        }
        var claims = token.claims();
        if (claims.isEmpty() || !claims.get().isFor(kind.audience())) {
            return new Forged("its audience is not " + kind.audience());
        }
        if (!claims.get().text("iss").equals(Optional.of(issuer))) {
            return new Forged("its issuer is another");
        }
        return claims.get()
                .date("exp")
                .<Reading>map(expiry -> new Genuine(claims.get(), expiry))
                .orElseGet(() -> new Forged("it does not say when it expires"));
    }
}
