// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.compact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.SymbolEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of contract/vectors/compact.json, which another implementation made. */
class CompactTextTest {
    private static final JsonNode VECTORS = read();

    static Stream<Named<JsonNode>> valid() {
        return vectors("valid", "name");
    }

    static Stream<Named<JsonNode>> notCompactable() {
        return vectors("notCompactable", "why");
    }

    static Stream<Named<JsonNode>> notCompact() {
        return vectors("notCompact", "why");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aTextAndItsCompactFormGiveEachOther(JsonNode vector) {
        String text = vector.path("text").asText();
        String compact = vector.path("compact").asText();
        assertEquals(Optional.of(compact), CompactText.of(text));
        assertEquals(Optional.of(text), CompactText.expand(compact));
    }

    @ParameterizedTest
    @MethodSource("notCompactable")
    void otherTextsHaveNoCompactForm(JsonNode vector) {
        assertEquals(Optional.empty(), CompactText.of(vector.path("text").asText()));
    }

    @ParameterizedTest
    @MethodSource("notCompact")
    void otherTextsAreNoCompactForm(JsonNode vector) {
        assertEquals(Optional.empty(), CompactText.expand(vector.path("text").asText()));
    }

    @Test
    void aPartHasAtMost65535Bytes() {
        String longest = "AAAA." + part(65_535) + ".AAAA";
        assertEquals(Optional.of(longest), CompactText.of(longest).flatMap(CompactText::expand));
        assertEquals(Optional.empty(), CompactText.of("AAAA." + part(65_536) + ".AAAA"));
    }

    /** The examples of RFC 9285, section 4.3 and 4.4. */
    @ParameterizedTest
    @CsvSource({"AB,BB8", "Hello!!,%69 VD92EX0", "base-45,UJCLQE7W581", "ietf!,QED8WEX0"})
    void base45IsThatOfItsRfc(String text, String base45) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertEquals(base45, Base45.encode(bytes));
        assertArrayEquals(bytes, Base45.decode(base45).orElseThrow());
    }

    /** Texts of a few characters gain nothing; every token is larger than version 9. */
    @ParameterizedTest
    @MethodSource("valid")
    void aTokensCompactFormNeedsASmallerVersion(JsonNode vector) {
        int plain = version(vector.path("text").asText());
        int compact = version(vector.path("compact").asText());
        assertTrue(plain < 10 || compact < plain, () -> "plain " + plain + ", compact " + compact);
    }

    private static int version(String text) {
        return SymbolEncoder.encode(text, Ecc.M).orElseThrow().version();
    }

    private static String part(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    private static Stream<Named<JsonNode>> vectors(String list, String name) {
        return StreamSupport.stream(VECTORS.path(list).spliterator(), false)
                .map(vector -> Named.of(vector.path(name).asText(), vector));
    }

    private static JsonNode read() {
        try (InputStream json = CompactTextTest.class.getResourceAsStream("/contract/vectors/compact.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
