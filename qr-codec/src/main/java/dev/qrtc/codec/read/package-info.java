// SPDX-License-Identifier: Apache-2.0
/**
 * Luminance to the texts of all codes: {@link dev.qrtc.codec.read.CodeReader} is the seam behind which readers stand,
 * {@link dev.qrtc.codec.read.Chain} their order.
 */
@NullMarked
package dev.qrtc.codec.read;

import org.jspecify.annotations.NullMarked;
