// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.testing.RawToken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Headers and payloads that two readers may understand in two ways, or that cost more to read than to send: each is signed
 * by the service's own key, so that its JSON is all that is wrong.
 */
class HostileJsonTest {
    private static final Verifiers SERVICE = new Verifiers();
    // The value of the outermost object counts as the first level.
    private static final int DEEPEST = 16;

    static Stream<Arguments> additions() {
        return Stream.of(
                        "\"x\":1,\"x\":1",
                        "\"x\":1,\"\\u0078\":1",
                        "\"x\":{\"y\":1,\"y\":1}",
                        "\"x\":[{\"y\":1,\"y\":1}]",
                        "\"x\":" + nested(DEEPEST),
                        "\"x\":" + "{\"x\":".repeat(DEEPEST) + "1" + "}".repeat(DEEPEST),
                        "\"x\":" + "9".repeat(33),
                        "\"x\":0." + "9".repeat(33),
                        "\"" + "x".repeat(300) + "\":1",
                        "\"x\":NaN",
                        "\"x\":01",
                        "\"x\":+1",
                        "\"x\":'a'",
                        "x:1",
                        "\"x\":1,",
                        "\"x\":\"\n\"",
                        "\"x\":1/**/",
                        "\"x\":\"\\x41\"")
                .flatMap(addition -> Arrays.stream(TokenKind.values()).map(kind -> Arguments.of(addition, kind)));
    }

    @ParameterizedTest(name = "{1} token whose payload has {0}")
    @MethodSource("additions")
    void a_payload_is_refused(String addition, TokenKind kind) {
        assertRefused(kind, SERVICE.header(kind), with(addition, SERVICE.payload(kind)));
    }

    @ParameterizedTest(name = "{1} token whose header has {0}")
    @MethodSource("additions")
    void a_header_is_refused(String addition, TokenKind kind) {
        assertRefused(kind, with(addition, SERVICE.header(kind)), SERVICE.payload(kind));
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void a_claim_that_is_there_twice_is_refused_also_where_both_say_the_same(TokenKind kind) {
        for (var claim : members(SERVICE.payload(kind))) {
            assertRefused(
                    kind,
                    SERVICE.header(kind),
                    with(member(claim, claim.getValue().toString()), SERVICE.payload(kind)));
            assertRefused(kind, SERVICE.header(kind), with(member(claim, "\"another\""), SERVICE.payload(kind)));
        }
        for (var header : members(SERVICE.header(kind))) {
            assertRefused(
                    kind,
                    with(member(header, header.getValue().toString()), SERVICE.header(kind)),
                    SERVICE.payload(kind));
            assertRefused(kind, with(member(header, "\"another\""), SERVICE.header(kind)), SERVICE.payload(kind));
        }
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void what_is_just_not_too_deep_is_read(TokenKind kind) {
        var deep = "\"x\":" + nested(DEEPEST - 1);
        assertTrue(SERVICE.believes(
                kind, RawToken.sign(SERVICE.key(kind), SERVICE.header(kind), with(deep, SERVICE.payload(kind)))));
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void a_token_has_at_most_4096_characters(TokenKind kind) {
        var longest = "";
        var padded = padded(kind, 1);
        for (int more = 2; padded.length() <= 4_096; more++) {
            longest = padded;
            padded = padded(kind, more);
        }
        // Base64 has no texts of every length.
        assertTrue(longest.length() >= 4_095 && padded.length() <= 4_098);
        assertTrue(SERVICE.believes(kind, longest));
        assertFalse(SERVICE.believes(kind, padded));
    }

    @Test
    void what_is_huge_is_no_token() {
        for (var part : List.of("a", ".", "eyJ", "[", "\u20ac")) {
            assertTrue(CompactToken.parse(part.repeat(5_000_000)).isEmpty(), part);
        }
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void only_UTF_8_is_read(TokenKind kind) {
        for (var charset : List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32"))) {
            SERVICE.assertRefused(
                    kind,
                    SERVICE.header(kind).getBytes(charset),
                    SERVICE.payload(kind).getBytes(StandardCharsets.UTF_8));
            SERVICE.assertRefused(
                    kind,
                    SERVICE.header(kind).getBytes(StandardCharsets.UTF_8),
                    SERVICE.payload(kind).getBytes(charset));
        }
        assertRefused(kind, "\ufeff" + SERVICE.header(kind), SERVICE.payload(kind));
        assertRefused(kind, SERVICE.header(kind), "\ufeff" + SERVICE.payload(kind));
        var latin = with("\"x\":\"\u00e9\"", SERVICE.payload(kind));
        assertTrue(
                SERVICE.believes(kind, RawToken.sign(SERVICE.key(kind), SERVICE.header(kind), latin)),
                "but for its bytes");
        SERVICE.assertRefused(
                kind,
                SERVICE.header(kind).getBytes(StandardCharsets.UTF_8),
                latin.getBytes(StandardCharsets.ISO_8859_1));
        SERVICE.assertRefused(
                kind, SERVICE.header(kind).getBytes(StandardCharsets.UTF_8), overlong(SERVICE.payload(kind)));
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void what_is_no_object_or_has_something_behind_it_is_refused(TokenKind kind) {
        for (var other : List.of("", "null", "1", "\"a\"", "[]", "{", "}", "{}{}")) {
            assertRefused(kind, other, SERVICE.payload(kind));
            assertRefused(kind, SERVICE.header(kind), other);
        }
        for (var behind : List.of("{}", "x", ",", "null", "\u0000")) {
            assertRefused(kind, SERVICE.header(kind) + behind, SERVICE.payload(kind));
            assertRefused(kind, SERVICE.header(kind), SERVICE.payload(kind) + behind);
        }
    }

    private static void assertRefused(TokenKind kind, String header, String payload) {
        SERVICE.assertRefused(kind, header.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
    }

    private static Set<Map.Entry<String, JsonNode>> members(String object) {
        try {
            return new ObjectMapper().readTree(object).properties();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String member(Map.Entry<String, JsonNode> like, String value) {
        return "\"" + like.getKey() + "\":" + value;
    }

    private static String padded(TokenKind kind, int length) {
        var payload = with("\"x\":\"" + "x".repeat(length) + "\"", SERVICE.payload(kind));
        return RawToken.sign(SERVICE.key(kind), SERVICE.header(kind), payload);
    }

    // The first small i in two bytes, as no encoder may write it (RFC 3629, 3).
    private static byte[] overlong(String text) {
        var first = text.indexOf('i');
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.substring(0, first).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xC1, (byte) 0xA9});
        bytes.writeBytes(text.substring(first + 1).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static String with(String addition, String object) {
        return object.substring(0, object.length() - 1) + "," + addition + "}";
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
