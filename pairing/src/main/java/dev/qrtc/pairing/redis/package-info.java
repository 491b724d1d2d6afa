// SPDX-License-Identifier: Apache-2.0
/**
 * The stores on Redis: one script is one move, on the keys of one pairing. {@link dev.qrtc.pairing.redis.ScriptConnection}
 * keeps the order, {@link dev.qrtc.pairing.redis.ReplicaChannel} hears announcements, {@link
 * dev.qrtc.pairing.redis.Sweeper} notices deadlines and dead replicas.
 */
@NullMarked
package dev.qrtc.pairing.redis;

import org.jspecify.annotations.NullMarked;
