// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import java.time.Instant;
import java.util.List;

/**
 * What a peer gives to its RTCPeerConnection.
 *
 * @param expiresIn seconds until the TURN credentials open no new allocation
 */
public record IceServers(List<IceServer> iceServers, long expiresIn, Instant expiresAt) {}
