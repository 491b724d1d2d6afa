// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.e2e.stack.Stacks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour does what it says. */
class TourIT {
    private static final String HEADING = "## Five-minute tour";

    @Test
    void the_five_minute_tour_runs_as_it_is_written(@TempDir Path home) throws Exception {
        var readme = Documents.file("README.md");
        assumeTrue(Files.exists(readme), "There is no README.md yet: its tour cannot be tried.");
        Typist.at(Stacks.pair(), home).types(Documents.section(Documents.text(readme), HEADING));
    }
}
