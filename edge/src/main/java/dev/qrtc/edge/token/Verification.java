// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

/** What became of a token that somebody presented. */
public sealed interface Verification<T> {
    /** To be believed. */
    record Valid<T>(T token) implements Verification<T> {}

    /** Was valid. */
    record Expired<T>() implements Verification<T> {}

    /**
     * Never was.
     *
     * @param reason for logs and tests; never told to who sent it
     */
    record Invalid<T>(String reason) implements Verification<T> {}
}
