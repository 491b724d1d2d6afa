// SPDX-License-Identifier: Apache-2.0
/** CPU-bound work off the event loop: few threads, a short queue, and a clear no beyond it. */
@NullMarked
package dev.qrtc.qr.work;

import org.jspecify.annotations.NullMarked;
