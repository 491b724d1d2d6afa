// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge.problem;

import org.jspecify.annotations.NullMarked;
