// SPDX-License-Identifier: Apache-2.0
/** Reads what was drawn, before it is handed out: {@link dev.qrtc.codec.check.LogoCheck}. */
@NullMarked
package dev.qrtc.codec.check;

import org.jspecify.annotations.NullMarked;
