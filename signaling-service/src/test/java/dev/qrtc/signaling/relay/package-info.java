// SPDX-License-Identifier: Apache-2.0
/** What a replica looks after. */
@NullMarked
package dev.qrtc.signaling.relay;

import org.jspecify.annotations.NullMarked;
