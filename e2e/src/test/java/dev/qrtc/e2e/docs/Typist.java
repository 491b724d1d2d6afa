// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Types what a page says into one shell, from top to bottom, which stops at the first command that fails. A line
 * {@code # => text} promises that the output holds that text.
 */
final class Typist {
    private static final String PROMISE = "# => ";
    private static final long LONGEST_SECONDS = 120;

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    /** Types in that folder. */
    Typist(Path home) {
        this.home = home;
    }

    /** With a variable of the environment. */
    Typist with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Types the blocks of code, of which there must be some; gives what came out. */
    String types(List<String> blocks) throws IOException, InterruptedException {
        assertFalse(blocks.isEmpty(), "there are no bash blocks");
        var script = String.join("\n", blocks);
        var output = run(script);
        for (var line :
                script.lines().filter(line -> line.strip().startsWith(PROMISE)).toList()) {
            var promised = line.strip().substring(PROMISE.length());
            assertTrue(output.contains(promised), () -> "'" + promised + "' is not in the output:\n" + output);
        }
        return output;
    }

    private String run(String script) throws IOException, InterruptedException {
        var file = Files.writeString(home.resolve("typed.sh"), "set -euo pipefail\n" + script);
        var log = home.resolve("output.txt");
        var shell = new ProcessBuilder(List.of("bash", file.toString()))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().putAll(environment);
        var process = shell.start();
        try {
            assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it takes too long");
        } finally {
            process.destroyForcibly();
        }
        var output = Files.readString(log, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), () -> "a command failed:\n" + output);
        return output;
    }
}
