// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge.stop;

import org.jspecify.annotations.NullMarked;
