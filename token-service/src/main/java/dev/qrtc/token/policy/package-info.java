// SPDX-License-Identifier: Apache-2.0
/** Who may pair with whom: what the registry says of principals, and what follows from it. */
@NullMarked
package dev.qrtc.token.policy;

import org.jspecify.annotations.NullMarked;
