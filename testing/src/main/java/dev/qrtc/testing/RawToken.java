// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * Signs a JWT whose two parts are any bytes: for what {@link TokenDraft} cannot say, such as a name twice, another encoding
 * or something that is no JSON.
 */
public final class RawToken {
    private RawToken() {}

    /** The token that {@code key} signs by its own algorithm, whatever {@code header} says. */
    public static String sign(JsonWebKey key, String header, String payload) {
        return sign(key, header.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The token of these bytes. */
    public static String sign(JsonWebKey key, byte[] header, byte[] payload) {
        var input = encode(header) + "." + encode(payload);
        try {
            return input + "." + encode(signature(key, input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a key that does not sign", e);
        }
    }

    /** The token of these parts as they are, with a signature in bytes. */
    public static String join(String header, String payload, byte[] signature) {
        return header + "." + payload + "." + encode(signature);
    }

    /** Base64url without padding (RFC 7515, 2). */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] signature(JsonWebKey key, byte[] input) throws GeneralSecurityException {
        return switch (key.getAlgorithm()) {
            case "HS256" -> {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(key.getKey());
                yield mac.doFinal(input);
            }
            case "ES256" -> signature("SHA256withECDSAinP1363Format", (PublicJsonWebKey) key, input);
            case "RS256" -> signature("SHA256withRSA", (PublicJsonWebKey) key, input);
            case "EdDSA" -> signature("Ed25519", (PublicJsonWebKey) key, input);
            default -> throw new IllegalArgumentException("no signature by " + key.getAlgorithm());
        };
    }

    private static byte[] signature(String algorithm, PublicJsonWebKey key, byte[] input)
            throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key.getPrivateKey());
        signature.update(input);
        return signature.sign();
    }
}
