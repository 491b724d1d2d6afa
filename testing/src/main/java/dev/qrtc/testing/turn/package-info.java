// SPDX-License-Identifier: Apache-2.0
/** A real TURN server with the configuration that qrtc ships, and a client that asks it for relays (RFC 8489, RFC 8656). */
@NullMarked
package dev.qrtc.testing.turn;

import org.jspecify.annotations.NullMarked;
