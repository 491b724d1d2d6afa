// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.KeySet;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.VerificationKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads the JWK set with the private keys, and refuses one with which tokens could be confused or forged. */
final class KeyFile {
    private static final int MIN_SECRET_BYTES = 32;
    private static final Map<TokenKind, Set<String>> ALGORITHMS = Map.of(
            TokenKind.PAIRING, Set.of("HS256", "ES256"),
            TokenKind.PEER, Set.of("ES256"),
            TokenKind.ACCESS, Set.of("ES256"));

    private KeyFile() {}

    /**
     * The keys in their order.
     *
     * @throws IllegalArgumentException with half a sentence that says what is wrong, without a key in it
     */
    static List<SigningKey> parse(String json) {
        var keys = new ArrayList<SigningKey>();
        var ids = new HashSet<String>();
        var material = new HashSet<String>();
        for (var jwk : read(json)) {
            var key = signingKey(jwk);
            if (!ids.add(key.verification().id())) {
                throw new IllegalArgumentException(
                        "has two keys with the id " + key.verification().id());
            }
            if (!material.add(jwk.calculateBase64urlEncodedThumbprint("SHA-256"))) {
                throw new IllegalArgumentException("has one key twice, under two ids");
            }
            keys.add(key);
        }
        for (var kind : TokenKind.values()) {
            if (keys.stream().noneMatch(key -> key.kind() == kind)) {
                throw new IllegalArgumentException("has no key of qrtc:kind " + kind.wire());
            }
        }
        return List.copyOf(keys);
    }

    private static SigningKey signingKey(JsonWebKey jwk) {
        var id = Optional.ofNullable(jwk.getKeyId())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("has a key without kid"));
        var kind = Optional.ofNullable(jwk.getOtherParameterValue("qrtc:kind", String.class))
                .flatMap(TokenKind::parse)
                .orElseThrow(() -> new IllegalArgumentException(
                        "has key " + id + " without a qrtc:kind of pairing, peer or access"));
        var allowed = ALGORITHMS.getOrDefault(kind, Set.of());
        if (jwk.getAlgorithm() == null || !allowed.contains(jwk.getAlgorithm())) {
            throw new IllegalArgumentException("has key " + id + " whose alg is none of " + allowed);
        }
        return jwk instanceof PublicJsonWebKey pair ? pair(id, pair) : secret(id, kind, jwk);
    }

    private static SigningKey pair(String id, PublicJsonWebKey jwk) {
        var verification = KeySet.usable(jwk)
                .orElseThrow(() -> new IllegalArgumentException("has key " + id + " that does not fit its alg or use"));
        if (jwk.getPrivateKey() == null) {
            throw new IllegalArgumentException("has key " + id + " without its private part");
        }
        return new SigningKey(verification, jwk.getPrivateKey(), jwk.toParams(OutputControlLevel.PUBLIC_ONLY));
    }

    private static SigningKey secret(String id, TokenKind kind, JsonWebKey jwk) {
        if (!(jwk instanceof OctetSequenceJsonWebKey) || !"HS256".equals(jwk.getAlgorithm())) {
            throw new IllegalArgumentException("has key " + id + " that does not fit its alg");
        }
        // RFC 8725, 3.5: as long as the hash, and from a random source, which cannot be seen here.
        if (jwk.getKey().getEncoded().length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("has key " + id + " with fewer than 256 bits");
        }
        return new SigningKey(new VerificationKey(id, "HS256", kind, jwk.getKey()), jwk.getKey(), Map.of());
    }

    private static List<JsonWebKey> read(String json) {
        try {
            return new JsonWebKeySet(json).getJsonWebKeys();
        } catch (JoseException | RuntimeException e) {
            // Its own words may repeat what the file holds.
            throw new IllegalArgumentException("is not a JWK set (RFC 7517)");
        }
    }
}
