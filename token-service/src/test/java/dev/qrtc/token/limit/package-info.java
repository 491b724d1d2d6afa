// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.token.limit;

import org.jspecify.annotations.NullMarked;
