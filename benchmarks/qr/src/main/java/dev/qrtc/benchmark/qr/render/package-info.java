// SPDX-License-Identifier: Apache-2.0
/** The libraries that draw codes, each from text to bytes. */
@NullMarked
package dev.qrtc.benchmark.qr.render;

import org.jspecify.annotations.NullMarked;
