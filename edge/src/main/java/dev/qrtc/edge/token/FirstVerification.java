// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.util.Objects;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The first signature that a process makes or verifies takes some hundred milliseconds, for which jose4j, which signs, tries
 * out every algorithm that it knows, and the machine's cryptography is loaded. Done at the start, it holds up no event loop,
 * on which all connections of a replica live.
 */
final class FirstVerification {
    private FirstVerification() {}

    /** Signs and verifies something; gives whether it was found genuine. */
    static boolean succeeds() throws JoseException {
        PublicJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signed.setPayload("{}");
        signed.setKey(Objects.requireNonNull(pair.getPrivateKey()));
        var key = new VerificationKey(
                "first", AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, TokenKind.PEER, pair.getPublicKey());
        return CompactToken.parse(signed.getCompactSerialization())
                .filter(token -> SignatureCheck.isSigned(key, token))
                .isPresent();
    }
}
