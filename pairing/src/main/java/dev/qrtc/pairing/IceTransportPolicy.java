// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/**
 * Which ways the two peers may take (RTCIceTransportPolicy of W3C WebRTC, 4.2.5). A peer is told; that it obeys, no server can
 * make sure.
 */
public enum IceTransportPolicy {
    /** Whatever way works. */
    ALL("all"),
    /** Only through a TURN server, so that neither learns the other's address. */
    RELAY("relay");

    private final String wire;

    IceTransportPolicy(String wire) {
        this.wire = wire;
    }

    /** The name that the protocol uses. */
    public String wire() {
        return wire;
    }

    /** The policy of that name in the protocol. */
    public static IceTransportPolicy of(String wire) {
        return wire.equals("relay") ? RELAY : ALL;
    }
}
