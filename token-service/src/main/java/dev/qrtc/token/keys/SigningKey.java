// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.VerificationKey;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * A key that signs tokens of one kind by one algorithm.
 *
 * @param signsFrom when it begins to sign; the epoch where the file does not say
 * @param published its public half as a JWK; empty for a shared secret
 * @param secret its private member, {@code k} or {@code d}, as the file has it
 */
public record SigningKey(
        VerificationKey verification, Key signer, Instant signsFrom, Map<String, Object> published, String secret) {

    /** The {@code kid}. */
    public String id() {
        return verification.id();
    }

    /** What it signs. */
    public TokenKind kind() {
        return verification.kind();
    }

    /**
     * Secret bytes that are this key's alone and stay as long as it does, at every replica and every restart: what other
     * secrets can be derived from (RFC 5869), never to be used as they are.
     */
    public byte[] derivationMaterial() {
        return Base64.getUrlDecoder().decode(secret);
    }

    /** For how long it has been signing at {@code now}; empty where the file does not say since when. */
    Optional<Duration> age(Instant now) {
        return signsFrom.equals(Instant.EPOCH)
                ? Optional.empty()
                : Optional.of(Duration.between(signsFrom, now)).filter(age -> !age.isNegative());
    }

    /** Whether one signature costs an event loop too much: RS256 takes 0.8 ms of a core, ES256 0.1. */
    boolean isSlow() {
        return verification.algorithm().equals(AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    /** {@code claims}, which are JSON, as a token of that {@code typ} (RFC 7515, 7.1). */
    String sign(String type, String claims) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, verification.algorithm()));
        jws.setAlgorithmHeaderValue(verification.algorithm());
        jws.setKeyIdHeaderValue(verification.id());
        jws.setHeader("typ", type);
        jws.setKey(signer);
        jws.setPayload(claims);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token cannot be signed with " + this, e);
        }
    }

    @Override
    public String toString() {
        return verification.toString();
    }
}
