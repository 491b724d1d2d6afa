// SPDX-License-Identifier: Apache-2.0
/** Signaling over real sockets and a real Redis. */
@NullMarked
package dev.qrtc.signaling;

import org.jspecify.annotations.NullMarked;
