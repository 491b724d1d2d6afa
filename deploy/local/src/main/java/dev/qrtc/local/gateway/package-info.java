// SPDX-License-Identifier: Apache-2.0
/** One origin for everything: pages, REST and WebSocket, each request to the replica with the fewest connections. */
@NullMarked
package dev.qrtc.local.gateway;

import org.jspecify.annotations.NullMarked;
