// SPDX-License-Identifier: Apache-2.0
/** The running stacks that all end-to-end tests share, and how callers reach them. */
@NullMarked
package dev.qrtc.e2e.stack;

import org.jspecify.annotations.NullMarked;
