// SPDX-License-Identifier: Apache-2.0
/** Symbol to picture: PNG, SVG, or text for a terminal. */
@NullMarked
package dev.qrtc.codec.draw;

import org.jspecify.annotations.NullMarked;
