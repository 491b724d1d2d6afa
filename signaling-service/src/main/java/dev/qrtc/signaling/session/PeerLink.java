// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.edge.problem.ErrorCode;

/** The wire to one peer. Calls after its end have no effect. */
public interface PeerLink {
    /** Sends one frame. */
    void send(String frame);

    /** The peer has its seat: its connection counts as served. */
    default void welcomed() {}

    /** Ends the connection with an error's close code. */
    void close(ErrorCode why);

    /** Ends the connection after a {@code bye}: close code 1000. */
    void closeNormally();

    /**
     * Runs {@code action} on the one event loop on which everything of this connection happens, also timers' ends; at once
     * where the caller is on it.
     */
    void onLoop(Runnable action);

    /** Runs {@code action} there after {@code ms}, unless the connection has ended. */
    void later(long ms, Runnable action);
}
