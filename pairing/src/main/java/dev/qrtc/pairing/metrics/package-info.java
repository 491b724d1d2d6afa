// SPDX-License-Identifier: Apache-2.0
/** Counts the moves of pairings, in whatever service they are noticed. */
@NullMarked
package dev.qrtc.pairing.metrics;

import org.jspecify.annotations.NullMarked;
