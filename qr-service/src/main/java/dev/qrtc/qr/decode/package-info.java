// SPDX-License-Identifier: Apache-2.0
/**
 * A picture to the texts of its QR codes: {@code POST /v1/qr/decode}. Reading itself is
 * {@code dev.qrtc.codec}.
 */
@NullMarked
package dev.qrtc.qr.decode;

import org.jspecify.annotations.NullMarked;
