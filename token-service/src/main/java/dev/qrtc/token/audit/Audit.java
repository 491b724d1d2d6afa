// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

/** Where it is recorded what happened: one line of the log, and one entry that administrators can read. */
public interface Audit {
    /** Records it. Never waits and never fails: what could not be kept is counted, and is in the log. */
    void record(AuditEvent event);

    /**
     * Records that something is now as it is, once for all replicas: only where the last that any of them recorded of it was
     * not the same.
     *
     * @param thing what is as it is, such as {@code keys}
     * @param state a digest
     */
    void recordChange(String thing, String state, AuditEvent event);
}
