// SPDX-License-Identifier: Apache-2.0
/** How often somebody may call: each principal, and each network that calls come from. */
@NullMarked
package dev.qrtc.edge.limit;

import org.jspecify.annotations.NullMarked;
