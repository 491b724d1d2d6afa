// SPDX-License-Identifier: Apache-2.0
/** What every service does first when it is told to stop: it serves on, no longer ready, until load balancers know. */
@NullMarked
package dev.qrtc.edge.stop;

import org.jspecify.annotations.NullMarked;
