// SPDX-License-Identifier: Apache-2.0
/** The registry of devices: their public keys, whose they are, and their end. */
@NullMarked
package dev.qrtc.token.device;

import org.jspecify.annotations.NullMarked;
