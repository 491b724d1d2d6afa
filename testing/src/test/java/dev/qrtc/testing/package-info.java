// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.testing;

import org.jspecify.annotations.NullMarked;
