// SPDX-License-Identifier: Apache-2.0
/** Providers of access tokens that are trusted beside our own token endpoint, each within the bounds that its configuration sets. */
@NullMarked
package dev.qrtc.edge.token.issuer;

import org.jspecify.annotations.NullMarked;
