// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.model;

/** What a {@link ModelPeer} needs of its world. The world calls the peer from one thread at a time. */
public interface ModelWorld {
    /** Connects; the connection's events come to {@code ear}. */
    ModelSocket connect(Opening opening, Ear ear);

    /** Runs {@code action} after {@code ms}. */
    void later(long ms, Runnable action);

    /** Now, in ms of this world's clock. */
    long now();

    /** One line of the trace. */
    void trace(String line);

    /**
     * What a connection comes with.
     *
     * @param cursor of the last mailbox frame that was seen; empty at first
     * @param acked highest own id that was acknowledged to this instance
     */
    record Opening(String role, String instance, long attempt, String cursor, long acked) {}

    /** A connection as the client has it. */
    interface ModelSocket {
        void send(String frame);

        /** Breaks off without a word. */
        void drop();
    }

    /** What comes from a connection. */
    interface Ear {
        void frame(String json);

        /** The end; 1006 where the network broke. */
        void closed(int code);
    }
}
