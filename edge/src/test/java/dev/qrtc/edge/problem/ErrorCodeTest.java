// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    private record Row(String code, OptionalInt status, OptionalInt close, boolean retry, String title) {}

    @Test
    void isTheContractsTableInItsOrder() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/contract/errors.json"))) {
            var table = new ObjectMapper().readTree(file).get("errors");
            var contract = StreamSupport.stream(table.spliterator(), false)
                    .map(ErrorCodeTest::row)
                    .toList();
            List<Row> ours = Arrays.stream(ErrorCode.values())
                    .map(e -> new Row(e.code(), e.status(), e.closeCode(), e.retry(), e.title()))
                    .toList();
            assertEquals(contract, ours);
        }
    }

    private static Row row(JsonNode error) {
        return new Row(
                error.get("code").textValue(),
                number(error.get("status")),
                number(error.get("close")),
                error.get("retry").booleanValue(),
                error.get("title").textValue());
    }

    private static OptionalInt number(JsonNode value) {
        return value.isNull() ? OptionalInt.empty() : OptionalInt.of(value.intValue());
    }
}
