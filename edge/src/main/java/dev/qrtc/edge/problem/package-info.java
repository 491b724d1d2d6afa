// SPDX-License-Identifier: Apache-2.0
/** The one table of errors, and how each failure of a service becomes a problem of it (RFC 9457). */
@NullMarked
package dev.qrtc.edge.problem;

import org.jspecify.annotations.NullMarked;
