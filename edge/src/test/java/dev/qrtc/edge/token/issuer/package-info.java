// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.qrtc.edge.token.issuer;

import org.jspecify.annotations.NullMarked;
