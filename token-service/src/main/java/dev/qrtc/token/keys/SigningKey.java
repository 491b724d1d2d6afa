// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.VerificationKey;
import java.security.Key;
import java.util.Map;

/**
 * A key that signs tokens of one kind by one algorithm.
 *
 * @param published its public half as a JWK; empty for a shared secret
 */
record SigningKey(VerificationKey verification, Key signer, Map<String, Object> published) {
    TokenKind kind() {
        return verification.kind();
    }

    @Override
    public String toString() {
        return verification.toString();
    }
}
