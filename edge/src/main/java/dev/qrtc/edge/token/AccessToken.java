// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.time.Instant;
import java.util.Set;

/**
 * A verified access token (RFC 9068).
 *
 * @param subject the principal, such as {@code user:alice}
 * @param clientId the client that it was issued to
 */
public record AccessToken(String subject, String clientId, Set<String> scopes, Instant expiresAt) {
    public AccessToken {
        scopes = Set.copyOf(scopes);
    }
}
