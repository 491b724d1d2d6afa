// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Party;
import java.util.Map;

/** One end of a pairing, as the other may know it. */
public record PartyView(String principal, Map<String, String> metadata) {
    static PartyView of(Party party) {
        return new PartyView(party.principal().value(), party.metadata());
    }
}
