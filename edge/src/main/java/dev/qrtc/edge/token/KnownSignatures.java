// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import dev.qrtc.edge.secret.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The signatures that were found right last: a token is sent with every call and every connection, and to verify its
 * signature costs more than all else that is done with it. Only that is remembered; key, claims and times are judged
 * each time. Of a token there is its SHA-256 only, and forged ones leave nothing here.
 */
public final class KnownSignatures {
    private final Map<Known, Boolean> known;

    /** Remembers up to {@code most} signatures: those that were asked for last. */
    public KnownSignatures(int most) {
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Known, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    private record Known(VerificationKey key, String digest) {}

    /** Whether {@code token}, the whole of it with its signature, is signed by {@code key}; asks {@code verification} if need be. */
    public boolean isSigned(VerificationKey key, String token, BooleanSupplier verification) {
        var asked = new Known(key, Sha256.base64url(token));
        synchronized (known) {
            if (known.get(asked) != null) {
                return true;
            }
        }
        boolean signed = verification.getAsBoolean();
        if (signed) {
            synchronized (known) {
                known.put(asked, true);
            }
        }
        return signed;
    }
}
