// SPDX-License-Identifier: Apache-2.0
/**
 * WebP (RFC 9649) as far as a hostile one must not get: its first frame and nothing else, lossless pixels and transparency decoded
 * here, in time and memory that the size tells. Lossy pixels are left to a library, which gets nothing but them.
 */
@NullMarked
package dev.qrtc.codec.webp;

import org.jspecify.annotations.NullMarked;
