// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import dev.qrtc.local.secrets.RandomText;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** One key of a file: a private JWK, which never prints itself. */
record StoredKey(JsonObject jwk) {
    private static final int ID_BITS = 96;

    /** A fresh key that begins to sign at {@code start}, in whole seconds. */
    static StoredKey generate(Kind kind, Algorithm algorithm, Instant start) {
        JsonObject jwk = new JsonObject()
                .put("kid", RandomText.bits(ID_BITS))
                .put("use", "sig")
                .put("alg", algorithm.wire())
                .put("qrtc:kind", kind.wire())
                .put("qrtc:signs-from", start.getEpochSecond());
        return new StoredKey(jwk.mergeIn(algorithm.generate()));
    }

    /** @throws IllegalArgumentException with half a sentence, where this is none of ours */
    static StoredKey of(Object member) {
        if (member instanceof JsonObject jwk
                && jwk.getValue("kid") instanceof String
                && jwk.getValue("qrtc:kind") instanceof String kind
                && jwk.getValue("alg") instanceof String algorithm
                && jwk.getValue("qrtc:signs-from", 0) instanceof Number) {
            Kind.parse(kind);
            Algorithm.parse(algorithm);
            return new StoredKey(jwk);
        }
        throw new IllegalArgumentException("It has a key without kid, alg or qrtc:kind.");
    }

    String id() {
        return jwk.getString("kid");
    }

    Kind kind() {
        return Kind.parse(jwk.getString("qrtc:kind"));
    }

    Algorithm algorithm() {
        return Algorithm.parse(jwk.getString("alg"));
    }

    /** When it begins to sign; the epoch where the file does not say. */
    Instant signsFrom() {
        return Instant.ofEpochSecond(jwk.getLong("qrtc:signs-from", 0L));
    }

    @Override
    public String toString() {
        return kind().wire() + " key " + id() + " (" + algorithm().wire() + ")";
    }
}
