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

    /** Notes that {@code thing} is now {@code state}; true where it was noted otherwise before. */
    Uni<Boolean> note(String thing, String state);

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
