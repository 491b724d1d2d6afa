// SPDX-License-Identifier: Apache-2.0
/** Operating-system processes that never outlive the stack they belong to. */
@NullMarked
package dev.qrtc.local.process;

import org.jspecify.annotations.NullMarked;
