// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.token.KeySet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a device as a JWK (RFC 7517): ES256 on P-256 or EdDSA on Ed25519 (RFC 8037), and nothing else in it but
 * its {@code alg} and, as {@code kid}, its thumbprint (RFC 7638).
 *
 * @param json the key in one fixed spelling
 */
public record DeviceKey(String json) {
    // Of every type of key (RFC 7518, 6.2.2, 6.3.2, 6.4; RFC 8037, 2).
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final Map<String, String> ALGORITHMS = Map.of("EC P-256", "ES256", "OKP Ed25519", "EdDSA");
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{43}");
    // KeySet knows a key by what it signs; a device signs to get access.
    private static final String KIND = "access";

    /**
     * Reads what somebody wants to register.
     *
     * @throws IllegalArgumentException with half a sentence that says what is wrong, without the key in it
     */
    static DeviceKey of(Map<String, ? extends @Nullable Object> jwk) {
        if (PRIVATE.stream().anyMatch(jwk::containsKey)) {
            throw new IllegalArgumentException("must be a public key: what is private stays on the device");
        }
        var algorithm = ALGORITHMS.get(jwk.get("kty") + " " + jwk.get("crv"));
        if (algorithm == null || !isAbsentOr(algorithm, jwk.get("alg"))) {
            throw new IllegalArgumentException("must be a key for ES256 (EC, P-256) or EdDSA (OKP, Ed25519)");
        }
        if (!isAbsentOr("sig", jwk.get("use")) || !isAbsentOr(List.of("verify"), jwk.get("key_ops"))) {
            throw new IllegalArgumentException("must be a key to verify signatures with");
        }
        return canonical(jwk, algorithm)
                .orElseThrow(() -> new IllegalArgumentException("is not a key of its type and curve"));
    }

    /** The key itself. */
    PublicJsonWebKey jwk() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(json);
        } catch (JoseException e) {
            throw new IllegalStateException("a registered key cannot be read", e);
        }
    }

    /** As REST shows it. */
    Map<String, Object> members() {
        return new TreeMap<>(jwk().toParams(OutputControlLevel.PUBLIC_ONLY));
    }

    // Only the members that make the key are taken, and they are written anew.
    private static Optional<DeviceKey> canonical(Map<String, ? extends @Nullable Object> jwk, String algorithm) {
        var members = new HashMap<String, String>();
        for (var name : List.of("kty", "crv", "x", "y")) {
            if (jwk.get(name) instanceof String text) {
                members.put(name, text);
            }
        }
        // As long as the field, in each of the two types (RFC 7518, 6.2.1.2; RFC 8037, 2).
        if (Stream.of("x", "y")
                .filter(members::containsKey)
                .anyMatch(name -> !COORDINATE.matcher(members.get(name)).matches())) {
            return Optional.empty();
        }
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(new HashMap<String, Object>(members));
            if (!CurvePoint.isOn(key.getPublicKey())) {
                return Optional.empty();
            }
            key.setAlgorithm(algorithm);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            var json = JsonUtil.toJson(new TreeMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY)));
            key.setOtherParameter("qrtc:kind", KIND);
            return KeySet.usable(key).map(usable -> new DeviceKey(json));
        } catch (JoseException | RuntimeException e) {
            // Its own words may repeat the key.
            return Optional.empty();
        }
    }

    private static boolean isAbsentOr(Object wanted, @Nullable Object value) {
        return value == null || value.equals(wanted);
    }
}
