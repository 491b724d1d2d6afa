// SPDX-License-Identifier: Apache-2.0
/** Which web pages may call: an exact list, for CORS and for the upgrade of a WebSocket. */
@NullMarked
package dev.qrtc.edge.origin;

import org.jspecify.annotations.NullMarked;
