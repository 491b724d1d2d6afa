// SPDX-License-Identifier: Apache-2.0
/** Values that must never be seen: they redact themselves wherever they are printed. */
@NullMarked
package dev.qrtc.edge.secret;

import org.jspecify.annotations.NullMarked;
