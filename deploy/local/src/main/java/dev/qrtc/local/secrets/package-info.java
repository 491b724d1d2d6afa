// SPDX-License-Identifier: Apache-2.0
/** What the stack makes up at its first start: client credentials and other secrets. */
@NullMarked
package dev.qrtc.local.secrets;

import org.jspecify.annotations.NullMarked;
