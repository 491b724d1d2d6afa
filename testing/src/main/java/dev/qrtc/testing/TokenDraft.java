// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A JWT about to be signed. Tests change single headers and claims, the key or the algorithm, to make exactly one thing
 * wrong; each change gives a new draft.
 */
public final class TokenDraft {
    private final Map<String, Object> header;
    private final Map<String, Object> claims;
    private final @Nullable Key key;

    private TokenDraft(Map<String, Object> header, Map<String, Object> claims, @Nullable Key key) {
        this.header = header;
        this.claims = claims;
        this.key = key;
    }

    /** An empty draft that {@code key} will sign, with its algorithm and id in the header. */
    public static TokenDraft signedWith(JsonWebKey key) {
        return new TokenDraft(Map.of(), Map.of(), null).resignedWith(key);
    }

    /** The same words, signed by another key under that key's own id and algorithm. */
    public TokenDraft resignedWith(JsonWebKey other) {
        var signer = other instanceof PublicJsonWebKey pair ? pair.getPrivateKey() : other.getKey();
        return new TokenDraft(with(with(header, "alg", other.getAlgorithm()), "kid", other.getKeyId()), claims, signer);
    }

    /** The same words and headers, signed by {@code other} instead. */
    public TokenDraft forgedWith(Key other) {
        return new TokenDraft(header, claims, other);
    }

    /** Sets a header; null removes it. */
    public TokenDraft header(String name, @Nullable Object value) {
        return new TokenDraft(with(header, name, value), claims, key);
    }

    /** Sets a claim; null removes it. */
    public TokenDraft claim(String name, @Nullable Object value) {
        return new TokenDraft(header, with(claims, name, value), key);
    }

    /** The token in its compact form (RFC 7515, 7.1). */
    public String sign() {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setDoKeyValidation(false);
        header.forEach((name, value) -> jws.getHeaders().setObjectHeaderValue(name, value));
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(key);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token with this very header, signed by {@code other} and its algorithm, whatever the header says. */
    public String signedAsItIsBy(JsonWebKey other) {
        return RawToken.sign(other, JsonUtil.toJson(header), JsonUtil.toJson(claims));
    }

    /** The token with {@code alg: none} and no signature (RFC 7518, 3.6). */
    public String unsecured() {
        return unsecured("none");
    }

    /** The same with another spelling of {@code none}. */
    public String unsecured(String none) {
        return encode(JsonUtil.toJson(with(header, "alg", none))) + "." + encode(JsonUtil.toJson(claims)) + ".";
    }

    private static String encode(String text) {
        return RawToken.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, @Nullable Object value) {
        var changed = new LinkedHashMap<>(map);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }
}
