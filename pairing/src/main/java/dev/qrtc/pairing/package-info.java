// SPDX-License-Identifier: Apache-2.0
/**
 * What a pairing is: its states, its two peers, the frames they leave for each other, and the ports through which services
 * move it. No HTTP, no WebSocket, no JWT; {@code dev.qrtc.pairing.redis} is the one adapter.
 */
@NullMarked
package dev.qrtc.pairing;

import org.jspecify.annotations.NullMarked;
