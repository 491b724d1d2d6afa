// SPDX-License-Identifier: Apache-2.0
/** Verifying tokens: the keys, each with its one algorithm and its one kind of token, and what a genuine token says. */
@NullMarked
package dev.qrtc.edge.token;

import org.jspecify.annotations.NullMarked;
