// SPDX-License-Identifier: Apache-2.0
/** The short way to write the text of a code: {@link dev.qrtc.codec.compact.CompactText}. */
@NullMarked
package dev.qrtc.codec.compact;

import org.jspecify.annotations.NullMarked;
