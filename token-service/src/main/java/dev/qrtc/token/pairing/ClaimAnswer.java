// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.qrtc.token.turn.IceServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim that won.
 *
 * @param state {@code paired}, or {@code claimed} where the presenter has to accept first
 * @param iceTransportPolicy {@code all} or {@code relay}
 * @param iceServers as the call of that name gives them; only once paired
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimAnswer(
        String id,
        String state,
        PartyView presenter,
        String peerToken,
        String signalingUrl,
        String iceTransportPolicy,
        @Nullable List<IceServer> iceServers) {
    @Override
    public String toString() {
        return "ClaimAnswer[id=" + id + ", state=" + state + "]";
    }
}
