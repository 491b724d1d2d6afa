// SPDX-License-Identifier: Apache-2.0
/** The relay of a replica without the replica. */
@NullMarked
package dev.qrtc.signaling.relay;

import org.jspecify.annotations.NullMarked;
