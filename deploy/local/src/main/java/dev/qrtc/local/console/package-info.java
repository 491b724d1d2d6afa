// SPDX-License-Identifier: Apache-2.0
/** What the person at the terminal is told. */
@NullMarked
package dev.qrtc.local.console;

import org.jspecify.annotations.NullMarked;
