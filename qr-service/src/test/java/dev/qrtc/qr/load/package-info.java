// SPDX-License-Identifier: Apache-2.0
/** The packaged service while others send what is expensive. */
@NullMarked
package dev.qrtc.qr.load;

import org.jspecify.annotations.NullMarked;
