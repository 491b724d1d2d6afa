// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of one running replica: random, new with each start, so that nobody answers for its predecessor. */
public record ReplicaId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{16}");

    public ReplicaId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a replica id is 16 hex digits");
        }
    }

    /** A new name. */
    public static ReplicaId random() {
        byte[] bits = new byte[8];
        new SecureRandom().nextBytes(bits);
        return new ReplicaId(HexFormat.of().formatHex(bits));
    }

    @Override
    public String toString() {
        return value;
    }
}
