// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The how-to pages and the runbooks do what they say: every {@code bash} block of theirs that is not marked ({@link ShellBlocksTest}). */
class HowToIT {
    /** The pages with something to type in; that there are none would be an error of JUnit's. */
    static List<Path> pages() {
        return Documents.guides().stream()
                .filter(page -> Block.of(Documents.text(page)).stream().anyMatch(Block::isTyped))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_how_to_runs_as_it_is_written(Path page, @TempDir Path home) throws Exception {
        var missing = Optional.ofNullable(System.getenv("QRTC_MISSING")).orElse("");
        assumeFalse(missing.contains("openssl"), "openssl is missing: the how-to pages are left out");
        assumeFalse(
                page.endsWith("run-behind-a-proxy.md") && missing.contains("nginx"),
                "nginx is missing: the page about proxies is left out");
        Typist.at(stackFor(page), home).types(Documents.text(page));
    }

    // What changes a stack for good has one of its own, and so has what needs settings.
    private static RunningStack stackFor(Path page) {
        if (page.endsWith("use-your-own-oidc-provider.md")) {
            return Stacks.trusting();
        }
        return page.endsWith("rotate-keys.md") ? Stacks.rotating() : Stacks.pair();
    }
}
