// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

/**
 * How far a session had come when the store was asked about it; what it did since then, the answer does not know.
 *
 * @param delivered number of the last frame that was sent to the peer
 * @param acknowledged highest id that was acknowledged to it
 */
public record Reached(long delivered, long acknowledged) {
    static final Reached NOTHING = new Reached(0, 0);
}
