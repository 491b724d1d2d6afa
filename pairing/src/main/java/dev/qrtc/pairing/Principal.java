// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.regex.Pattern;

/** Who a peer is: {@code user:alice} or {@code device:kiosk-7}. One principal may be both peers of a pairing. */
public record Principal(String value) {
    private static final Pattern SHAPE = Pattern.compile("(user|device):[\\p{L}\\p{N}._@+-]{1,128}");

    public Principal {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a principal is user:<name> or device:<name>");
        }
    }

    /** Whether {@code text} has the shape of a principal. */
    public static boolean isPrincipal(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Whether a person is meant, not a device. */
    public boolean isUser() {
        return value.startsWith("user:");
    }

    @Override
    public String toString() {
        return value;
    }
}
