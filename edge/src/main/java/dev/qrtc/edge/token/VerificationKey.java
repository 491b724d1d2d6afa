// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.security.Key;

/**
 * A key that verifies tokens of one kind by one algorithm; a token's header cannot choose another (RFC 8725, 3.1).
 *
 * @param id the {@code kid}
 * @param algorithm the JWS algorithm: HS256, ES256, RS256 or EdDSA
 */
public record VerificationKey(String id, String algorithm, TokenKind kind, Key key) {
    @Override
    public String toString() {
        return kind.wire() + " key " + id + " (" + algorithm + ")";
    }
}
