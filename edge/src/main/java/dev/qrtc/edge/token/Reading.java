// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.time.Instant;

/** What became of a token that was read. Whether it has expired is not judged here. */
public sealed interface Reading {
    /** Ours, of the right kind, and unchanged. */
    record Genuine(Claims claims, Instant expiresAt) implements Reading {}

    /** Not a JWT at all. */
    record Malformed() implements Reading {}

    /**
     * A JWT that must not be believed.
     *
     * @param reason for logs and tests; never told to who sent it
     */
    record Forged(String reason) implements Reading {}
}
