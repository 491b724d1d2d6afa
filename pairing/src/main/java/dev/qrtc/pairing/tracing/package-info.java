// SPDX-License-Identifier: Apache-2.0
/** Pairings as traces of OpenTelemetry, where somebody switched that on. */
@NullMarked
package dev.qrtc.pairing.tracing;

import org.jspecify.annotations.NullMarked;
