// SPDX-License-Identifier: Apache-2.0
/** A real OIDC provider beside the running stack. */
@NullMarked
package dev.qrtc.e2e.issuer;

import org.jspecify.annotations.NullMarked;
