// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process itself: with wrong keys it ends, and what it says is a sentence. What may be wrong, KeyFileTest has in full. */
class StartIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void production_ends_without_keys() throws Exception {
        assertEnds("qrtc.keys.file must name a JWK set with the signing keys in qrtc.mode=production.");
    }

    @Test
    void it_ends_with_one_key_for_two_kinds() throws Exception {
        var keys = TestKeys.generate();
        var twin = TestKeys.set(Stream.of(keys.access()), OutputControlLevel.INCLUDE_PRIVATE)
                .replace("access-1", "twin")
                .replace("\"access\"", "\"peer\"");
        var file = Files.writeString(
                directory.resolve("keys.json"),
                keys.privateSet().replaceFirst("\\]\\}$", "," + twin.substring(twin.indexOf('[') + 1)));
        assertEnds(
                "qrtc.keys.file names a file that has one key twice, as access-1 and as twin.",
                "-Dqrtc.keys.file=" + file);
    }

    private void assertEnds(String sentence, String... settings) throws IOException, InterruptedException {
        var log = directory.resolve("log");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-Dqrtc.public-url=https://pair.example.com",
                "-Dquarkus.redis.hosts=redis://127.0.0.1:1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=0",
                "-jar",
                Stacks.home()
                        .resolve("token-service/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(log, StandardCharsets.UTF_8);
        assertNotEquals(0, process.exitValue());
        var lines = said.lines().filter(line -> !line.isBlank()).toList();
        assertEquals(sentence, lines.get(lines.size() - 1), said);
        assertFalse(said.contains("Misconfigured"), "it says that with a stack trace: " + said);
    }
}
