// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.pairing.tracing;

import org.jspecify.annotations.NullMarked;
