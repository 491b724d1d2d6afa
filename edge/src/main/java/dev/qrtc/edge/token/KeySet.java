// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads a published JWK set (RFC 7517, 5). Only public keys with a pinned algorithm that fits them are taken. */
public final class KeySet {
    private static final int MIN_RSA_BITS = 2048;

    private KeySet() {}

    /**
     * The keys by their ids. Keys that are not ours to use are left out (RFC 7517, 5).
     *
     * @throws IllegalArgumentException where this is no JWK set, or two usable keys have one id
     */
    public static Map<String, VerificationKey> parse(String json) {
        var keys = new HashMap<String, VerificationKey>();
        for (var jwk : read(json)) {
            usable(jwk).ifPresent(key -> {
                if (keys.put(key.id(), key) != null) {
                    throw new IllegalArgumentException("the JWK set has two keys of one id");
                }
            });
        }
        return Map.copyOf(keys);
    }

    /** The public key in {@code jwk}, if it names its id, its kind and the algorithm that belongs to its type. */
    public static Optional<VerificationKey> usable(JsonWebKey jwk) {
        if (!(jwk instanceof PublicJsonWebKey pair) || jwk.getKeyId() == null || jwk.getAlgorithm() == null) {
            return Optional.empty();
        }
        var kind = jwk.getOtherParameterValue("qrtc:kind", String.class);
        var signs = jwk.getUse() == null || jwk.getUse().equals("sig");
        if (kind == null || !signs || !fits(pair, jwk.getAlgorithm())) {
            return Optional.empty();
        }
        return TokenKind.parse(kind)
                .map(known -> new VerificationKey(jwk.getKeyId(), jwk.getAlgorithm(), known, pair.getPublicKey()));
    }

    private static boolean fits(PublicJsonWebKey jwk, String algorithm) {
        return switch (algorithm) {
            case "ES256" ->
                jwk.getPublicKey() instanceof ECPublicKey key
                        && key.getParams().getCurve().getField().getFieldSize() == 256;
            case "RS256" ->
                jwk.getPublicKey() instanceof RSAPublicKey key
                        && key.getModulus().bitLength() >= MIN_RSA_BITS;
            case "EdDSA" ->
                jwk instanceof OctetKeyPairJsonWebKey key
                        && OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(key.getSubtype());
            default -> false;
        };
    }

    private static Iterable<JsonWebKey> read(String json) {
        try {
            return new JsonWebKeySet(json).getJsonWebKeys();
        } catch (JoseException | RuntimeException e) {
            throw new IllegalArgumentException("this is not a JWK set", e);
        }
    }
}
