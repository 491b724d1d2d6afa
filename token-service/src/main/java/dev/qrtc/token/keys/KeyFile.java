// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.KeySet;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.VerificationKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;

/** Reads the JWK set with the private keys, and refuses one with which tokens could be confused or forged. */
final class KeyFile {
    private static final int MIN_RSA_BITS = 2048;
    private static final long LAST_DATE = 253_402_300_799L;
    private static final Set<String> PUBLISHED =
            Set.of("kid", "use", "alg", "qrtc:kind", "qrtc:signs-from", "kty", "crv", "x", "y", "n", "e");
    private static final Map<TokenKind, List<String>> ALGORITHMS = Map.of(
            TokenKind.PAIRING, List.of("HS256", "RS256", "ES256", "EdDSA"),
            TokenKind.PEER, List.of("ES256"),
            TokenKind.ACCESS, List.of("ES256"));

    private KeyFile() {}

    /**
     * The keys in their order.
     *
     * @throws IllegalArgumentException with half a sentence that says what is wrong, without a key in it
     */
    static List<SigningKey> parse(String json) {
        var keys = new ArrayList<SigningKey>();
        var ids = new HashMap<String, SigningKey>();
        var owners = new HashMap<String, String>();
        for (var jwk : JwkSetText.keys(json)) {
            var key = signingKey(jwk);
            if (ids.put(key.id(), key) != null) {
                throw new IllegalArgumentException("has two keys with the id " + key.id());
            }
            // Under two ids it would be one key for two kinds, or two times to sign from.
            var twin = owners.put(jwk.calculateBase64urlEncodedThumbprint("SHA-256"), key.id());
            if (twin != null) {
                throw new IllegalArgumentException("has one key twice, as " + twin + " and as " + key.id());
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
        var kind = text(jwk, "qrtc:kind")
                .flatMap(TokenKind::parse)
                .orElseThrow(() -> new IllegalArgumentException(
                        "has key " + id + " without a qrtc:kind of pairing, peer or access"));
        var allowed = ALGORITHMS.getOrDefault(kind, List.of());
        if (jwk.getAlgorithm() == null || !allowed.contains(jwk.getAlgorithm())) {
            throw new IllegalArgumentException("has key " + id + " whose alg is none of " + allowed);
        }
        if (jwk.getUse() != null && !jwk.getUse().equals("sig")) {
            throw new IllegalArgumentException("has key " + id + " whose use is not sig");
        }
        if (jwk.getKeyOps() != null && !jwk.getKeyOps().contains("sign")) {
            throw new IllegalArgumentException("has key " + id + " whose key_ops are without sign");
        }
        var from = signsFrom(id, jwk);
        return jwk instanceof PublicJsonWebKey pair ? pair(id, from, pair) : secret(id, from, kind, jwk);
    }

    private static SigningKey pair(String id, Instant from, PublicJsonWebKey jwk) {
        if (jwk.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new IllegalArgumentException("has key " + id + " with fewer than " + MIN_RSA_BITS + " bits");
        }
        var published = published(jwk);
        // Judged as whoever verifies will: by what is published.
        var verification = KeySet.usable(JwkSetText.key(published))
                .orElseThrow(() -> new IllegalArgumentException("has key " + id + " that does not fit its alg"));
        if (jwk.getPrivateKey() == null) {
            throw new IllegalArgumentException("has key " + id + " without its private part");
        }
        var key = new SigningKey(verification, jwk.getPrivateKey(), from, published, member(jwk, "d"));
        if (!KeyProof.holds(key)) {
            throw new IllegalArgumentException("has key " + id + " whose private and public part are not one key's");
        }
        return key;
    }

    private static SigningKey secret(String id, Instant from, TokenKind kind, JsonWebKey jwk) {
        if (!(jwk instanceof OctetSequenceJsonWebKey) || !"HS256".equals(jwk.getAlgorithm())) {
            throw new IllegalArgumentException("has key " + id + " that does not fit its alg");
        }
        var secret = jwk.getKey().getEncoded();
        if (SecretStrength.isTooShort(secret)) {
            throw new IllegalArgumentException("has key " + id + " with fewer than 256 bits");
        }
        if (SecretStrength.isMonotonous(secret)) {
            throw new IllegalArgumentException(
                    "has key " + id + " that is no random secret: its bytes repeat too much");
        }
        var verification = new VerificationKey(id, "HS256", kind, jwk.getKey());
        return new SigningKey(verification, jwk.getKey(), from, Map.of(), member(jwk, "k"));
    }

    private static Instant signsFrom(String id, JsonWebKey jwk) {
        var value = jwk.getOtherParameterValue("qrtc:signs-from", Object.class);
        if (value == null) {
            return Instant.EPOCH;
        }
        if (value instanceof Long seconds && seconds >= 0 && seconds <= LAST_DATE) {
            return Instant.ofEpochSecond(seconds);
        }
        throw new IllegalArgumentException("has key " + id + " whose qrtc:signs-from is no time in seconds since 1970");
    }

    // What somebody noted beside a key is not for everybody, and what a private key is for is not what its public half
    // is for.
    private static Map<String, Object> published(PublicJsonWebKey jwk) {
        var members = jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
        members.keySet().retainAll(PUBLISHED);
        return members;
    }

    private static Optional<String> text(JsonWebKey jwk, String name) {
        var value = jwk.getOtherParameterValue(name, Object.class);
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static String member(JsonWebKey jwk, String name) {
        return String.valueOf(jwk.toParams(OutputControlLevel.INCLUDE_PRIVATE).get(name));
    }
}
