// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.token;

/** What came of asking the qrtc server for a user's access token. */
sealed interface TokenAnswer {

    /** A bearer token that lives for {@code expiresIn} seconds. */
    record Granted(String accessToken, long expiresIn) implements TokenAnswer {
        @Override
        public String toString() {
            return "Granted[[REDACTED], " + expiresIn + " s]";
        }
    }

    /** The server does not take this client, or not for this: {@code error} of RFC 6749, 5.2. Asking again is no use. */
    record Refused(int status, String error) implements TokenAnswer {}

    /** Too many calls; {@code retryAfter} in seconds. */
    record Busy(int retryAfter) implements TokenAnswer {}

    /** No answer, or none that can be understood; {@code why} is for the log. */
    record Unreachable(String why) implements TokenAnswer {}
}
