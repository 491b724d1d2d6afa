// SPDX-License-Identifier: Apache-2.0
/** What must not happen. */
@NullMarked
package dev.qrtc.e2e.refusal;

import org.jspecify.annotations.NullMarked;
