// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import java.util.Locale;

/** What a client can go beyond ({@code qrtc.signaling.limits}). */
enum Limit {
    /** The upgrade took too long: cut. */
    UPGRADE,
    /** The welcome took too long: 1013. */
    WELCOME,
    /** A frame was too large: 1009. */
    FRAME_BYTES,
    /** Too many frames came: 4429. */
    FRAMES,
    /** Too many bytes came: 4429. */
    BYTES,
    /** Too much waits to be read: cut. */
    QUEUED_BYTES,
    /** Nothing came for too long: 4408. */
    PONG,
    /** Too many connections of this replica: 503. */
    CONNECTIONS,
    /** Too many connections of one address: 429. */
    CONNECTIONS_PER_ADDRESS;

    /** The name in metrics and logs. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
