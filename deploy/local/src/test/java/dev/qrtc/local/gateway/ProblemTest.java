// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NullUnmarked
class ProblemTest {
    @ParameterizedTest
    @EnumSource(Problem.class)
    void isOneOfTheContract(Problem problem) throws IOException {
        Path file = Path.of(System.getProperty("qrtc.root"), "contract", "errors.json");
        Map<String, JsonObject> errors = new JsonObject(Files.readString(file))
                .getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .collect(Collectors.toMap(error -> error.getString("code"), Function.identity()));
        JsonObject error = errors.get(problem.code());
        assertEquals(error.getString("title"), problem.title());
        if (problem != Problem.NO_ANSWER) {
            // Only a gateway can say 502 (RFC 9110, 15.6.3).
            assertEquals(error.getInteger("status"), problem.status());
        }
    }
}
