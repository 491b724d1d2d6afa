// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge.secret;

import org.jspecify.annotations.NullMarked;
