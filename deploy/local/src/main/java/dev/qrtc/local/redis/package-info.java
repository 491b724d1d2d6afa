// SPDX-License-Identifier: Apache-2.0
/** A real Redis server of the stack's own. */
@NullMarked
package dev.qrtc.local.redis;

import org.jspecify.annotations.NullMarked;
