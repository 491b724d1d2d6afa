// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.secret.Sha256;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.Principal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Idempotency-Key header. Only digests of it and of the request are kept: a claim's request holds a token. */
final class IdempotencyKey {
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    // Two requests that mean the same are the same, in whatever order their members came.
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private IdempotencyKey() {}

    /**
     * What makes this call the same as another.
     *
     * @param call which call, so that one key may be used with each
     * @param header the header; null: every call is a new one
     */
    static Optional<Idempotency> of(String call, Principal caller, @Nullable String header, Repeatable request) {
        if (header == null) {
            return Optional.empty();
        }
        if (!SHAPE.matcher(header).matches()) {
            throw new ProblemException(
                    ErrorCode.REQUEST_MALFORMED, "Idempotency-Key must be 1 to 255 printable ASCII characters.");
        }
        return Optional.of(new Idempotency(
                Sha256.base64url(call + "\0" + caller.value() + "\0" + header),
                Sha256.base64url(call + "\0" + canonical(request))));
    }

    private static String canonical(Repeatable request) {
        try {
            return CANONICAL.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
