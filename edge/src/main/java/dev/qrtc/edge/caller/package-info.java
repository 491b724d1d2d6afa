// SPDX-License-Identifier: Apache-2.0
/** Who calls: from the Authorization header to the caller that a resource asks for. */
@NullMarked
package dev.qrtc.edge.caller;

import org.jspecify.annotations.NullMarked;
