// SPDX-License-Identifier: Apache-2.0
/** All connections of this replica: who is here, what is announced for them, and what is compared at leisure. */
@NullMarked
package dev.qrtc.signaling.relay;

import org.jspecify.annotations.NullMarked;
