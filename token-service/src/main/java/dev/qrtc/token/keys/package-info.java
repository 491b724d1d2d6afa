// SPDX-License-Identifier: Apache-2.0
/** The keys that sign: read from a file, published where they are public. */
@NullMarked
package dev.qrtc.token.keys;

import org.jspecify.annotations.NullMarked;
