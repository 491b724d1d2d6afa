// SPDX-License-Identifier: Apache-2.0
/** Who did what, when, from where, and how it ended; never a token, a code, or what peers say of themselves. */
@NullMarked
package dev.qrtc.token.audit;

import org.jspecify.annotations.NullMarked;
