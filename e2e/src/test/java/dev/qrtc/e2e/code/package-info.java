// SPDX-License-Identifier: Apache-2.0
/** Codes that are typed in, on the running stack. */
@NullMarked
package dev.qrtc.e2e.code;

import org.jspecify.annotations.NullMarked;
