// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A verified peer token.
 *
 * @param subject the principal, such as {@code user:alice}
 * @param pairingId the one pairing that it opens
 * @param role {@code presenter} or {@code scanner}
 * @param claimId the claim that made the scanner one; absent for the presenter
 */
public record PeerToken(String subject, String pairingId, String role, Optional<String> claimId, Instant expiresAt) {}
