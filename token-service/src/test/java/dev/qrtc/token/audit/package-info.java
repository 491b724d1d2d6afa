// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.token.audit;

import org.jspecify.annotations.NullMarked;
