// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

/** The body of a call that may be made again with the same Idempotency-Key. */
sealed interface Repeatable permits CreateRequest, ClaimRequest {}
