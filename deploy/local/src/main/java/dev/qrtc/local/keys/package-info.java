// SPDX-License-Identifier: Apache-2.0
/** The file with token-service's signing keys: made, and rotated. {@code ./qrtc keys} runs {@link dev.qrtc.local.keys.Main}. */
@NullMarked
package dev.qrtc.local.keys;

import org.jspecify.annotations.NullMarked;
