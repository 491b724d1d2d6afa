// SPDX-License-Identifier: Apache-2.0
/** Text to a QR picture: {@code POST /v1/qr}. Start reading at {@link dev.qrtc.qr.render.RenderResource}. */
@NullMarked
package dev.qrtc.qr.render;

import org.jspecify.annotations.NullMarked;
