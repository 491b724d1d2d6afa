// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.qr;

import org.jspecify.annotations.NullMarked;
