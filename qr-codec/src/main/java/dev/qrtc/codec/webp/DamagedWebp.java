// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;

/** Bytes that no WebP has, or more of something than an honest one has. */
public final class DamagedWebp extends IOException {
    DamagedWebp(String detail) {
        super(detail);
    }
}
