// SPDX-License-Identifier: Apache-2.0
/** A pair at a TURN server. */
@NullMarked
package dev.qrtc.e2e.turn;

import org.jspecify.annotations.NullMarked;
