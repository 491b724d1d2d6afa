// SPDX-License-Identifier: Apache-2.0
/** A pairing is one trace, from its creation to its end, where somebody wants to see it. */
@NullMarked
package dev.qrtc.e2e.trace;

import org.jspecify.annotations.NullMarked;
