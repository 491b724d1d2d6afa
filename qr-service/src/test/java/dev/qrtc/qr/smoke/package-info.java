// SPDX-License-Identifier: Apache-2.0
/** Whether a service does what it is for: the packaged one, or any other one by its URL. */
@NullMarked
package dev.qrtc.qr.smoke;

import org.jspecify.annotations.NullMarked;
