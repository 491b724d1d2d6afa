// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A created pairing, or a fresh code of one.
 *
 * @param token what the QR code shows; absent where a repeated request finds a pairing that waits no longer
 * @param expiresIn seconds until the token expires
 * @param userCode what can be typed in in place of the token, where that was asked for; good for as long
 * @param iceTransportPolicy {@code all} or {@code relay}
 * @param peerToken the presenter's; only with a created pairing, as is {@code signalingUrl}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeAnswer(
        String id,
        String state,
        @Nullable String token,
        @Nullable Instant expiresAt,
        @Nullable Long expiresIn,
        @Nullable String userCode,
        String iceTransportPolicy,
        @Nullable String peerToken,
        @Nullable String signalingUrl) {
    @Override
    public String toString() {
        return "CodeAnswer[id=" + id + ", state=" + state + "]";
    }
}
