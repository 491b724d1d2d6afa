// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import java.util.Optional;

/**
 * Something that happened. Holds no secret: whoever makes one sees to that.
 *
 * @param outcome {@code done}, a word of the act's own, or the code of the problem
 * @param refused whether the answer was an error; where that is 503, it may have been done all the same
 * @param who a principal; empty where nobody knows
 * @param client that brought the principal's token, or that asked for one
 * @param from the address that it came from; empty where the service did it by itself
 * @param detail what else there is to know
 */
public record AuditEvent(
        Act what,
        String outcome,
        boolean refused,
        Optional<String> who,
        Optional<String> client,
        Optional<String> pairing,
        Optional<String> device,
        Optional<String> from,
        Optional<String> detail) {

    /** Something that the service did by itself. */
    public static AuditEvent ofService(Act what, String outcome, String detail) {
        return new AuditEvent(
                what,
                outcome,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(detail));
    }

    /** The same about this pairing. */
    public AuditEvent about(String ofPairing) {
        return new AuditEvent(what, outcome, refused, who, client, Optional.of(ofPairing), device, from, detail);
    }

    /** The same about this pairing of this device. */
    public AuditEvent about(String ofPairing, String ofDevice) {
        return new AuditEvent(
                what, outcome, refused, who, client, Optional.of(ofPairing), Optional.of(ofDevice), from, detail);
    }

    /** The same from somewhere else, or from nowhere that is told. */
    AuditEvent comingFrom(Optional<String> place) {
        return new AuditEvent(what, outcome, refused, who, client, pairing, device, place, detail);
    }
}
