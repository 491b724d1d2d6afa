// SPDX-License-Identifier: Apache-2.0
/** Codes that people type in: how they are made and found, and what bounds guessing. */
@NullMarked
package dev.qrtc.token.usercode;

import org.jspecify.annotations.NullMarked;
