// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** The claims of a genuine token. */
public final class Claims {
    // 9999-12-31: whatever lies beyond is no date.
    private static final long LAST_DATE = 253_402_300_799L;

    private final JsonNode claims;

    Claims(JsonNode claims) {
        this.claims = claims;
    }

    /** A claim that is text and not empty. */
    public Optional<String> text(String name) {
        var value = claims.get(name);
        return value != null && value.isTextual() && !value.textValue().isEmpty()
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    /** A claim that is a date in whole seconds (RFC 7519, 2: NumericDate). */
    public Optional<Instant> date(String name) {
        var value = claims.get(name);
        var isDate = value != null
                && value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= LAST_DATE;
        return isDate ? Optional.of(Instant.ofEpochSecond(value.longValue())) : Optional.empty();
    }

    boolean has(String name) {
        return claims.has(name);
    }

    /** Whether {@code aud} is exactly that one audience, as text or as a list of one (RFC 7519, 4.1.3). */
    boolean isFor(String audience) {
        var value = claims.get("aud");
        var single = value != null && value.isArray() && value.size() == 1 ? value.get(0) : value;
        return single != null && single.isTextual() && single.textValue().equals(audience);
    }
}
