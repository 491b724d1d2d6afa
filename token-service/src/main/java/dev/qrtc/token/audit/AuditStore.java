// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Keeps a bounded number of entries, the changes apart from the refusals: however many refusals there are, they push out no
 * change.
 */
public interface AuditStore {
    /** Keeps it under an id that is higher than all before. */
    Uni<Void> append(AuditEvent event);

    /**
     * Keeps it, and notes that {@code thing} is now {@code state}, in one step; false, and nothing is kept, where it was noted
     * so before.
     */
    Uni<Boolean> appendIfNew(String thing, String state, AuditEvent event);

    /**
     * The oldest of each kind in a range, as they are at one instant.
     *
     * @param from first id, {@code (} before it where it is not meant itself, {@code -} for the first of all
     * @param to last id, or ms since 1970; {@code +} for the last of all
     * @param count how many of each kind at most
     */
    Uni<Batch> read(String from, String to, int count);

    /** What was read, each by id. */
    record Batch(List<AuditEntry> changes, List<AuditEntry> refusals) {}
}
