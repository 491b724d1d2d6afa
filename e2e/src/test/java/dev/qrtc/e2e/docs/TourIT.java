// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.e2e.stack.Stacks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's tour, typed in from top to bottom. It starts in a folder that looks like the project's home after
 * {@code ./qrtc up}: with {@code target/local/stack.json}.
 */
class TourIT {
    private static final String HEADING = "## Five-minute tour";
    private static final String ADDRESS = "http://localhost:8080";

    @Test
    void the_five_minute_tour_runs_as_it_is_written(@TempDir Path home) throws Exception {
        var readme = Documents.file("README.md");
        assumeTrue(Files.exists(readme), "There is no README.md yet: its tour cannot be tried.");
        var stack = Stacks.pair();
        var local = Files.createDirectories(home.resolve("target/local"));
        Files.copy(stack.local().logs().resolveSibling("stack.json"), local.resolve("stack.json"));
        var blocks = Documents.blocks(Documents.section(Documents.text(readme), HEADING), "bash").stream()
                .map(block -> block.replace(ADDRESS, stack.origin()))
                .toList();
        new Typist(home)
                .with("QRTC_CLIENT_ID", stack.local().client().id())
                .with("QRTC_CLIENT_SECRET", stack.local().client().secret())
                .types(blocks);
    }
}
