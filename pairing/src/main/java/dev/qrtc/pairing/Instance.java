// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.regex.Pattern;

/** The name that a client gives one RTCPeerConnection: 8 random base64url characters. */
public record Instance(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{8}");

    public Instance {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("an instance is 8 base64url characters");
        }
    }

    /** Whether {@code text} has the shape of an instance. */
    public static boolean isInstance(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
