// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {
    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeIsARowOfTheContract(Code code) throws IOException {
        var row = row(code.text());
        assertEquals(row.path("status").asInt(), code.status());
        assertEquals(row.path("title").asText(), code.title());
    }

    private static JsonNode row(String code) throws IOException {
        try (var in = CodeTest.class.getResourceAsStream("/contract/errors.json")) {
            assertNotNull(in);
            var rows = new ObjectMapper().readTree(in).path("errors").spliterator();
            return StreamSupport.stream(rows, false)
                    .filter(row -> row.path("code").asText().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
