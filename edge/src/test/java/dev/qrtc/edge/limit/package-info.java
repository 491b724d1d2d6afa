// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge.limit;

import org.jspecify.annotations.NullMarked;
