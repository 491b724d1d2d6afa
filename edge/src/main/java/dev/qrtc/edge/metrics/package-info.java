// SPDX-License-Identifier: Apache-2.0
/** What every service tells of itself: its build, its event loop, its calls and its pools. */
@NullMarked
package dev.qrtc.edge.metrics;

import org.jspecify.annotations.NullMarked;
