// SPDX-License-Identifier: Apache-2.0
/** The WebSocket edge: the handshake, frames as text, close codes. Start reading at {@link SignalingEndpoint}. */
@NullMarked
package dev.qrtc.signaling.socket;

import org.jspecify.annotations.NullMarked;
