// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; empty: all.
 *
 * @param since the first instant that counts
 * @param until the last one
 */
record AuditFilter(
        Optional<Act> what,
        Optional<String> who,
        Optional<String> outcome,
        Optional<String> pairing,
        Optional<String> device,
        Optional<Instant> since,
        Optional<Instant> until) {

    boolean matches(AuditEntry entry) {
        return what.map(act -> act.wire().equals(entry.what())).orElse(true)
                && isIn(who, entry.who())
                && isIn(outcome, entry.outcome())
                && isIn(pairing, entry.pairing())
                && isIn(device, entry.device());
    }

    private static boolean isIn(Optional<String> asked, @Nullable String kept) {
        return asked.map(text -> text.equals(kept)).orElse(true);
    }
}
