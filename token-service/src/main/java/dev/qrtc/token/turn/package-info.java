// SPDX-License-Identifier: Apache-2.0
/** STUN and TURN servers for a pair, with credentials that live for a while. */
@NullMarked
package dev.qrtc.token.turn;

import org.jspecify.annotations.NullMarked;
