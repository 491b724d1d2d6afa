// SPDX-License-Identifier: Apache-2.0
/** The libraries that read codes, each from bytes to texts. */
@NullMarked
package dev.qrtc.benchmark.qr.read;

import org.jspecify.annotations.NullMarked;
