// SPDX-License-Identifier: Apache-2.0
/** What token-service keeps in Redis besides pairings: one script is one step on the keys of one slot. */
@NullMarked
package dev.qrtc.token.redis;

import org.jspecify.annotations.NullMarked;
