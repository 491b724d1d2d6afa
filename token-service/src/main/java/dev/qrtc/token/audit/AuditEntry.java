// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log, as REST shows it.
 *
 * @param id names it, and orders all entries
 * @param refused whether the answer was an error; where that is 503, it may have been done all the same
 * @param outcome {@code done}, a word of the act's own, or the code of the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        String id,
        Instant at,
        String what,
        String outcome,
        boolean refused,
        @Nullable String who,
        @Nullable String client,
        @Nullable String pairing,
        @Nullable String device,
        @Nullable String from,
        @Nullable String detail) {
    static final Comparator<AuditEntry> BY_ID = Comparator.<AuditEntry>comparingLong(entry -> part(entry.id(), 0))
            .thenComparingLong(entry -> part(entry.id(), 1));

    /** When it was, by an id. */
    public static Instant time(String id) {
        return Instant.ofEpochMilli(part(id, 0));
    }

    private static long part(String id, int index) {
        return Long.parseLong(id.split("-", 2)[index]);
    }
}
