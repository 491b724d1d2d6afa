// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

/**
 * A code that can be claimed.
 *
 * @param presenter who shows it
 * @param confirmation {@code none} or {@code accept}: whether the presenter will have to accept who claims
 * @param via {@code qr} or {@code code}: how a claim by this would be told to both
 * @param allowed whether who asks may claim it now
 * @param iceTransportPolicy {@code all} or {@code relay}
 * @param expiresIn seconds for which the code is good
 */
public record InspectAnswer(
        PartyView presenter,
        String confirmation,
        String via,
        boolean allowed,
        String iceTransportPolicy,
        long expiresIn) {
    static InspectAnswer of(InspectResult.Seen seen) {
        var policy = seen.pairing().policy();
        return new InspectAnswer(
                PartyView.of(seen.pairing().presenter()),
                policy.confirmation() ? "accept" : "none",
                seen.via().wire(),
                seen.allowed(),
                policy.iceTransportPolicy().wire(),
                seen.expiresIn().toSeconds());
    }
}
