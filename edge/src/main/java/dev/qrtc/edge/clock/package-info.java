// SPDX-License-Identifier: Apache-2.0
/** The one clock of a service, which tests replace. */
@NullMarked
package dev.qrtc.edge.clock;

import org.jspecify.annotations.NullMarked;
