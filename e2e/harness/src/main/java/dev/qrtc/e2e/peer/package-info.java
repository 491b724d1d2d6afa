// SPDX-License-Identifier: Apache-2.0
/** The people of the story: an integrator's backend, the terminal that shows a code, the device that scans it. */
@NullMarked
package dev.qrtc.e2e.peer;

import org.jspecify.annotations.NullMarked;
