// SPDX-License-Identifier: Apache-2.0
/** The documents say what is true. */
@NullMarked
package dev.qrtc.e2e.docs;

import org.jspecify.annotations.NullMarked;
