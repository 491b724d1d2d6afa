// SPDX-License-Identifier: Apache-2.0
/** Text to frame, and the handshake's parts. */
@NullMarked
package dev.qrtc.signaling.socket;

import org.jspecify.annotations.NullMarked;
