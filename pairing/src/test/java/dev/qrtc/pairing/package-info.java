// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.pairing;

import org.jspecify.annotations.NullMarked;
