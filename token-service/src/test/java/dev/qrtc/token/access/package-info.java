// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.token.access;

import org.jspecify.annotations.NullMarked;
