// SPDX-License-Identifier: Apache-2.0
/**
 * Whole replicas in a simulated world: the real sessions, deliveries and comparisons above a store in memory, a network that
 * a seeded random source disturbs, and a clock that jumps from event to event. No thread, no socket, no real time: the same
 * seed is the same story, each time.
 */
@NullMarked
package dev.qrtc.signaling.model;

import org.jspecify.annotations.NullMarked;
