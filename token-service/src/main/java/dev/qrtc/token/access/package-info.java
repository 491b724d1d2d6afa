// SPDX-License-Identifier: Apache-2.0
/** Who may call us: the clients, the token endpoint and its delegation (RFC 6749). */
@NullMarked
package dev.qrtc.token.access;

import org.jspecify.annotations.NullMarked;
