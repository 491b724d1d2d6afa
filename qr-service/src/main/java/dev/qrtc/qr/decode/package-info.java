// SPDX-License-Identifier: Apache-2.0
/**
 * A picture to the texts of its QR codes: {@code POST /v1/qr/decode}. The bytes pass the guards of
 * {@link dev.qrtc.qr.decode.PictureLoader} before any pixel is read; {@link dev.qrtc.qr.decode.CodeReader} is the seam behind
 * which readers can be exchanged.
 */
@NullMarked
package dev.qrtc.qr.decode;

import org.jspecify.annotations.NullMarked;
