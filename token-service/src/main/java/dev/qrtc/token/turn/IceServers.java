// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import java.time.Instant;
import java.util.List;

/**
 * What a peer gives to its RTCPeerConnection.
 *
 * @param iceTransportPolicy {@code all} or {@code relay}: what else it gives to it
 * @param expiresIn seconds until the TURN credentials open no new allocation
 */
public record IceServers(List<IceServer> iceServers, String iceTransportPolicy, long expiresIn, Instant expiresAt) {}
