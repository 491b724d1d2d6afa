// SPDX-License-Identifier: Apache-2.0
/**
 * The store once more, without Redis: the moves of a pairing written from the protocol, by a clock that a simulation turns,
 * with a journal by which the newest writes can be undone. {@code MemoryRedisIT} holds it to the answers of the scripts.
 */
@NullMarked
package dev.qrtc.pairing.memory;

import org.jspecify.annotations.NullMarked;
