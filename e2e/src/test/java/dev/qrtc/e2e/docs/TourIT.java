// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's tour, typed in from top to bottom in one shell, which stops at the first command that fails. It starts in a
 * folder that looks like the project's home after {@code ./qrtc up}: with {@code target/local/stack.json}. A line
 * {@code # => text} in a block promises that the output holds that text.
 */
class TourIT {
    private static final String HEADING = "## Five-minute tour";
    private static final String PROMISE = "# => ";
    private static final String ADDRESS = "http://localhost:8080";

    @Test
    void the_five_minute_tour_runs_as_it_is_written(@TempDir Path home) throws Exception {
        var readme = Documents.file("README.md");
        assumeTrue(Files.exists(readme), "There is no README.md yet: its tour cannot be tried.");
        var blocks = Documents.blocks(Documents.section(Documents.text(readme), HEADING), "bash");
        assertFalse(blocks.isEmpty(), "README.md has no bash blocks under the heading '" + HEADING + "'.");
        var tour = String.join("\n", blocks);

        var output =
                run(Stacks.pair(), home, tour.replace(ADDRESS, Stacks.pair().origin()));

        for (var line :
                tour.lines().filter(line -> line.strip().startsWith(PROMISE)).toList()) {
            var promised = line.strip().substring(PROMISE.length());
            assertTrue(output.contains(promised), () -> "'" + promised + "' is not in the output:\n" + output);
        }
    }

    private static String run(RunningStack stack, Path home, String script) throws IOException, InterruptedException {
        var local = Files.createDirectories(home.resolve("target/local"));
        Files.copy(stack.local().logs().resolveSibling("stack.json"), local.resolve("stack.json"));
        var file = Files.writeString(home.resolve("tour.sh"), "set -euo pipefail\n" + script);
        var log = home.resolve("output.txt");
        var shell = new ProcessBuilder(List.of("bash", file.toString()))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().put("QRTC_CLIENT_ID", stack.local().client().id());
        shell.environment().put("QRTC_CLIENT_SECRET", stack.local().client().secret());
        var process = shell.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the tour takes too long");
        } finally {
            process.destroyForcibly();
        }
        var output = Files.readString(log, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), () -> "a command of the tour failed:\n" + output);
        return output;
    }
}
