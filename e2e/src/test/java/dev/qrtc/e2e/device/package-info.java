// SPDX-License-Identifier: Apache-2.0
/** Registered devices on the running stack. */
@NullMarked
package dev.qrtc.e2e.device;

import org.jspecify.annotations.NullMarked;
