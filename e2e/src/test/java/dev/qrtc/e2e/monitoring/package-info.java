// SPDX-License-Identifier: Apache-2.0
/** A real Prometheus that watches a running stack. */
@NullMarked
package dev.qrtc.e2e.monitoring;

import org.jspecify.annotations.NullMarked;
