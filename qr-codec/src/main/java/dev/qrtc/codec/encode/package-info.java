// SPDX-License-Identifier: Apache-2.0
/** Text to symbol (ISO/IEC 18004). Start reading at {@link dev.qrtc.codec.encode.SymbolEncoder}. */
@NullMarked
package dev.qrtc.codec.encode;

import org.jspecify.annotations.NullMarked;
