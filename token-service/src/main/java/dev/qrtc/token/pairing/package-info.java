// SPDX-License-Identifier: Apache-2.0
/** Create, renew, claim, confirm, watch and end pairings, and who may. */
@NullMarked
package dev.qrtc.token.pairing;

import org.jspecify.annotations.NullMarked;
