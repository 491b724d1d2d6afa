// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.monitoring;

import org.jspecify.annotations.NullMarked;
