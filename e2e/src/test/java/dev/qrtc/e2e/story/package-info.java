// SPDX-License-Identifier: Apache-2.0
/** Two devices pair, from the first token to the last bye. */
@NullMarked
package dev.qrtc.e2e.story;

import org.jspecify.annotations.NullMarked;
