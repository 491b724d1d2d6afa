// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.RunningStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The {@code bash} blocks of a page, typed in from top to bottom in one shell, which stops at the first command that fails. It
 * starts in a folder that looks like the project's home after {@code ./qrtc up}: with {@code target/local/stack.json}. A line
 * {@code # => text} in a block promises that the output holds that text.
 */
final class Walkthrough {
    private static final String PROMISE = "# => ";
    private static final String ADDRESS = "http://localhost:8080";

    private final List<String> blocks;

    private Walkthrough(List<String> blocks) {
        this.blocks = blocks;
    }

    static Walkthrough of(String markdown) {
        return new Walkthrough(Documents.blocks(markdown, "bash"));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Runs it against {@code stack} in the empty folder {@code home}; demands that every promise is kept. */
    void run(RunningStack stack, Path home) throws IOException, InterruptedException {
        var script = String.join("\n", blocks);
        var output = output(stack, home, script.replace(ADDRESS, stack.origin()));
        for (var line :
                script.lines().filter(line -> line.strip().startsWith(PROMISE)).toList()) {
            var promised = line.strip().substring(PROMISE.length());
            assertTrue(output.contains(promised), () -> "'" + promised + "' is not in the output:\n" + output);
        }
    }

    private static String output(RunningStack stack, Path home, String script)
            throws IOException, InterruptedException {
        var local = Files.createDirectories(home.resolve("target/local"));
        Files.copy(stack.local().logs().resolveSibling("stack.json"), local.resolve("stack.json"));
        var file = Files.writeString(home.resolve("typed-in.sh"), "set -euo pipefail\n" + script);
        var log = home.resolve("output.txt");
        var shell = new ProcessBuilder(List.of("bash", file.toString()))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().put("QRTC_CLIENT_ID", stack.local().client().id());
        shell.environment().put("QRTC_CLIENT_SECRET", stack.local().client().secret());
        var process = shell.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "what is typed in takes too long");
        } finally {
            process.destroyForcibly();
        }
        var output = Files.readString(log, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), () -> "a command failed:\n" + output);
        return output;
    }
}
