// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

/** By what a client is known. */
sealed interface Proof {
    /** A secret that it shares with us ({@code client_secret_basic}). */
    record Shared(SecretDigest secret) implements Proof {}

    /** A key of its own, of which we know the public part ({@code private_key_jwt}). */
    record Signed(AssertionKeys keys) implements Proof {}
}
