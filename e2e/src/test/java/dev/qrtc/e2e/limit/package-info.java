// SPDX-License-Identifier: Apache-2.0
/** Limits that replicas share, and what becomes of running pairings when there is no room for more. */
@NullMarked
package dev.qrtc.e2e.limit;

import org.jspecify.annotations.NullMarked;
