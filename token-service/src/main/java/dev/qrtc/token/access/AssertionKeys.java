// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.token.KeyRule;
import dev.qrtc.edge.token.KeySet;
import dev.qrtc.edge.token.KeySource;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.VerificationKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public keys of one client, each with its one algorithm. */
@FunctionalInterface
interface AssertionKeys {
    /** By which assertions are signed. */
    List<String> ALGORITHMS = List.of("ES256", "EdDSA", "RS256");

    /** What a client's keys must be; their kind is nobody's, for they verify no tokens. */
    KeyRule RULE = KeyRule.foreign(TokenKind.ACCESS, Set.copyOf(ALGORITHMS));

    /** The key that an assertion names, or where it names none the only one; never fails. */
    Uni<Optional<VerificationKey>> find(Optional<String> keyId);

    /** One key: an assertion need not name it. */
    static AssertionKeys only(VerificationKey key) {
        return keyId -> Uni.createFrom()
                .item(Optional.of(key)
                        .filter(known -> keyId.isEmpty() || known.id().equals(keyId.get())));
    }

    /** Several keys: an assertion names one. */
    static AssertionKeys of(KeySource keys) {
        return keyId -> keyId.map(keys::find).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The key that a setting holds; its id is its thumbprint (RFC 7638) where it has none. */
    static AssertionKeys parse(String property, String json) {
        try {
            var jwk = PublicJsonWebKey.Factory.newPublicJwk(json);
            if (jwk.getPrivateKey() != null) {
                throw new Misconfigured(property, "must be the public key: the private one is the client's alone.");
            }
            if (jwk.getKeyId() == null) {
                jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
            }
            return usable(jwk).map(AssertionKeys::only).orElseThrow(() -> unusable(property));
        } catch (JoseException e) {
            throw unusable(property);
        }
    }

    /** What verifies assertions of the holder of {@code jwk}, if it is good enough. */
    static Optional<VerificationKey> usable(JsonWebKey jwk) {
        return KeySet.usable(jwk, RULE);
    }

    private static Misconfigured unusable(String property) {
        return new Misconfigured(property, "must be a public JWK for ES256, EdDSA or RS256, as JSON.");
    }
}
