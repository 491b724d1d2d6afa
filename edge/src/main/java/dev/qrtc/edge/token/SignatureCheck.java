// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Whether a token is signed by a key (RFC 7515, 5.2), by the algorithm of that key and of no other. It asks the machine's
 * own cryptography with the bytes as they came: no second parser reads the header.
 */
public final class SignatureCheck {
    // RFC 7518, 3.4: two numbers of 32 bytes each, however small they are.
    private static final int ES256_BYTES = 64;

    private SignatureCheck() {}

    /**
     * Whether {@code token} names the algorithm of {@code key}, nothing in its header asks for another key or for an
     * extension, and its signature is right. Says nothing of what the token says.
     */
    public static boolean isSigned(VerificationKey key, CompactToken token) {
        if (token.hasRefusedHeader() || !token.header("alg").equals(Optional.of(key.algorithm()))) {
            return false;
        }
        try {
            return switch (key.algorithm()) {
                case "HS256" -> isAuthentic(key, token);
                case "ES256" ->
                    token.signature().length == ES256_BYTES && isSigned("SHA256withECDSAinP1363Format", key, token);
                case "RS256" -> isSigned("SHA256withRSA", key, token);
                case "EdDSA" -> isSigned("Ed25519", key, token);
                default -> false;
            };
        } catch (GeneralSecurityException e) {
            // A signature that cannot be one, or a key that is not of its algorithm.
            return false;
        }
    }

    private static boolean isAuthentic(VerificationKey key, CompactToken token) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key.key());
        return MessageDigest.isEqual(mac.doFinal(token.signingInput()), token.signature());
    }

    private static boolean isSigned(String algorithm, VerificationKey key, CompactToken token)
            throws GeneralSecurityException {
        if (!(key.key() instanceof PublicKey publicKey)) {
            return false;
        }
        var signature = Signature.getInstance(algorithm);
        signature.initVerify(publicKey);
        signature.update(token.signingInput());
        return signature.verify(token.signature());
    }
}
