// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge.mode;

import org.jspecify.annotations.NullMarked;
