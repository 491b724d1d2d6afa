// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    /** Whether there is a claim of that name, be it null. */
    public boolean has(String name) {
        return claims.has(name);
    }

    /**
     * The words of a claim: a text of words between spaces (RFC 6749, 3.3), or a list of texts.
     *
     * @param path the claim's name, or where it begins with a slash a JSON pointer (RFC 6901), such as
     *     {@code /realm_access/roles}
     * @return none where there is no such claim, or it is something else
     */
    public Set<String> words(String path) {
        var value = path.startsWith("/") ? claims.at(path) : claims.path(path);
        if (value.isTextual()) {
            return words(Stream.of(value.textValue().split(" ", -1)));
        }
        var isList = value.isArray() && values(value).allMatch(JsonNode::isTextual);
        return isList ? words(values(value).map(JsonNode::textValue)) : Set.of();
    }

    /** Whether that claim is that text, or the truth value that is spelt so. */
    public boolean is(String name, String expected) {
        var value = claims.path(name);
        return (value.isTextual() || value.isBoolean()) && value.asText().equals(expected);
    }

    /** Whether {@code aud} is {@code audience} or a list of texts that has it (RFC 7519, 4.1.3). */
    public boolean names(String audience) {
        var value = claims.path("aud");
        return value.isTextual()
                ? value.textValue().equals(audience)
                : words("aud").contains(audience);
    }

    /** Whether {@code aud} is exactly that one audience, as text or as a list of one (RFC 7519, 4.1.3). */
    boolean isFor(String audience) {
        var value = claims.get("aud");
        var single = value != null && value.isArray() && value.size() == 1 ? value.get(0) : value;
        return single != null && single.isTextual() && single.textValue().equals(audience);
    }

    private static Stream<JsonNode> values(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Set<String> words(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
