// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Reads a published JWK set (RFC 7517, 5). Only public keys with a pinned algorithm that fits them are taken. */
public final class KeySet {
    private KeySet() {}

    /**
     * The keys of a set of ours by their ids. Keys that are not ours to use are left out (RFC 7517, 5).
     *
     * @throws IllegalArgumentException where this is no JWK set, or two usable keys have one id
     */
    public static Map<String, VerificationKey> parse(String json) {
        return parse(json, KeyRule.ours());
    }

    /**
     * The keys by their ids that {@code rule} takes. The others are left out (RFC 7517, 5).
     *
     * @throws IllegalArgumentException where this is no JWK set, or a set of ours has two usable keys with one id
     */
    public static Map<String, VerificationKey> parse(String json, KeyRule rule) {
        var keys = new HashMap<String, VerificationKey>();
        var ambiguous = new HashSet<String>();
        for (var jwk : read(json)) {
            rule.take(jwk).ifPresent(key -> {
                if (keys.putIfAbsent(key.id(), key) != null) {
                    ambiguous.add(key.id());
                }
            });
        }
        if (rule.isOurs() && !ambiguous.isEmpty()) {
            throw new IllegalArgumentException("the JWK set has two keys of one id");
        }
        keys.keySet().removeAll(ambiguous);
        return Map.copyOf(keys);
    }

    /** Whether a JWK set has no key at all, not even one that cannot be used. */
    static boolean isEmpty(String json) {
        return !read(json).iterator().hasNext();
    }

    /** The public key in {@code jwk}, if it names its id, its kind and the algorithm that belongs to its type. */
    public static Optional<VerificationKey> usable(JsonWebKey jwk) {
        return usable(jwk, KeyRule.ours());
    }

    /** The public key in {@code jwk}, if {@code rule} takes it. */
    public static Optional<VerificationKey> usable(JsonWebKey jwk, KeyRule rule) {
        return rule.take(jwk);
    }

    private static Iterable<JsonWebKey> read(String json) {
        try {
            return new JsonWebKeySet(json).getJsonWebKeys();
        } catch (JoseException | RuntimeException e) {
            throw new IllegalArgumentException("this is not a JWK set", e);
        }
    }
}
