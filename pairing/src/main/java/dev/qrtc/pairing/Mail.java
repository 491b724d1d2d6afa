// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/**
 * A frame in a mailbox.
 *
 * @param kind the frame's {@code type}
 * @param frame the frame as a JSON object, still without its cursor
 * @param storedAt when the store had it, as {@link System#nanoTime()} would have shown it here, by the store's clock; 0 where
 *     that is not known
 * @param context of the move that stored it ({@link PairingTracer}); empty where that is not traced
 */
public record Mail(Cursor cursor, String kind, String frame, long storedAt, String context) {

    /** A frame that was stored at some time, by a move that is not traced. */
    public Mail(Cursor cursor, String kind, String frame) {
        this(cursor, kind, frame, 0, "");
    }
}
