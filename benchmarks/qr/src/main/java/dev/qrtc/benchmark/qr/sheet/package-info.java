// SPDX-License-Identifier: Apache-2.0
/** A picture for the documentation: what can be read, and what cannot. */
@NullMarked
package dev.qrtc.benchmark.qr.sheet;

import org.jspecify.annotations.NullMarked;
