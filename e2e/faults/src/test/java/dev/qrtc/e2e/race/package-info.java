// SPDX-License-Identifier: Apache-2.0
/** Many claim one code at once: exactly one wins, whatever breaks. */
@NullMarked
package dev.qrtc.e2e.race;

import org.jspecify.annotations.NullMarked;
