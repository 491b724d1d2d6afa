// SPDX-License-Identifier: Apache-2.0
/** What the services say of themselves. */
@NullMarked
package dev.qrtc.e2e.metrics;

import org.jspecify.annotations.NullMarked;
