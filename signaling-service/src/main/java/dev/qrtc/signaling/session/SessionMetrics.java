// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

/** What sessions count. */
public interface SessionMetrics {
    /** A numbered frame was stored for the first time. */
    void stored(ClientFrame.Numbered frame);

    /** A frame of a mailbox was sent to its peer. */
    void delivered(String kind);

    /** A connection came with a cursor and was given what it had missed, or had to resync. */
    void resumed(boolean continuous);

    /** An acknowledgement was sent; one may be for many frames. */
    default void acknowledged() {}

    /** A frame that was announced was sent to its peer {@code nanos} after the store had it, by the store's clock. */
    default void relayed(long nanos) {}
}
