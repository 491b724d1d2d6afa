// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge;

import org.jspecify.annotations.NullMarked;
