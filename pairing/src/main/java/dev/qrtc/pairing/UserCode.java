// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/**
 * A code to type in, that stands for one token.
 *
 * @param text as it is shown
 * @param digest all that is stored of it
 */
public record UserCode(String text, String digest) {
    @Override
    public String toString() {
        return "UserCode[REDACTED]";
    }
}
