// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge.origin;

import org.jspecify.annotations.NullMarked;
