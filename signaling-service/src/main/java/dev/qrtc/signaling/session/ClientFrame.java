// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;

/** What a client sends, understood. */
public sealed interface ClientFrame {

    /** A frame that carries an id, is stored, and is acknowledged. */
    sealed interface Numbered extends ClientFrame {
        /** From 1, one more with each frame of an instance. */
        long id();
    }

    /**
     * For the other peer.
     *
     * @param members the frame's own members as JSON, without braces, checked and written anew
     */
    record Relayed(long id, RelayKind kind, String members) implements Numbered {}

    /** For the server. */
    record Reported(long id, Report report) implements Numbered {}

    /** The mailbox may let go of everything up to {@code cursor}. */
    record Received(Cursor cursor) implements ClientFrame {}

    /** A type that this version does not know; it counts for nothing. */
    record Unknown() implements ClientFrame {}

    /**
     * Not a frame of the protocol.
     *
     * @param detail what is wrong, without repeating it
     */
    record Malformed(String detail) implements ClientFrame {}
}
