// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes to luminance, or colours: everything that makes a picture expensive is refused by {@link dev.qrtc.codec.picture.PictureLoader}
 * before any pixel is read.
 */
@NullMarked
package dev.qrtc.codec.picture;

import org.jspecify.annotations.NullMarked;
