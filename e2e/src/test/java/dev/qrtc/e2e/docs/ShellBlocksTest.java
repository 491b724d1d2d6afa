// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qrtc.e2e.stack.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every shell command of the how-to pages and the runbooks is run, or says why not. A block that is {@code bash} and has no mark is
 * typed in by {@link HowToIT}. Any other needs a comment on the line before it: {@code <!-- not run: reason -->}, or
 * {@code <!-- run by: SomeIT -->} with a test that names the page. Each block says its language, so that none is overlooked.
 */
class ShellBlocksTest {
    @Test
    void every_shell_block_is_run_or_says_why_not() throws IOException {
        var pages = Documents.guides();
        assertFalse(pages.isEmpty());
        var faults = new ArrayList<String>();
        for (var page : pages) {
            for (var block : Block.of(Documents.text(page))) {
                fault(block, page).ifPresent(fault -> faults.add(page + ":" + block.line() + ": " + fault));
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void what_breaks_the_rule_is_found() throws IOException {
        var page = Path.of("named-by-no" + "-test.md");
        assertEquals(1, faults("```\n./qrtc up\n```\n", page));
        assertEquals(1, faults("```sh\n./qrtc up\n```\n", page));
        assertEquals(1, faults("1. In a list:\n\n   ```text\n   $ ./qrtc up\n   ```\n", page));
        assertEquals(1, faults("<!-- not run: -->\n```console\nhelm list\n```\n", page));
        assertEquals(1, faults("<!-- run by: ShellBlocksTest -->\n```bash\nhelm list\n```\n", page));
        assertEquals(1, faults("<!-- run by: NoSuchIT -->\n```bash\nhelm list\n```\n", page));
        assertEquals(0, faults("<!-- not run: it needs a cluster -->\n\n```bash\nhelm list\n```\n", page));
        assertEquals(0, faults("```bash\nhelm list\n```\n```json\n{}\n```\n", page));
    }

    private static int faults(String markdown, Path page) throws IOException {
        int faults = 0;
        for (var block : Block.of(markdown)) {
            faults += fault(block, page).isPresent() ? 1 : 0;
        }
        return faults;
    }

    private static Optional<String> fault(Block block, Path page) throws IOException {
        if (block.language().isEmpty()) {
            return Optional.of("the block does not say its language");
        }
        if (!block.runner().isEmpty()) {
            return runs(block.runner(), page)
                    ? Optional.empty()
                    : Optional.of("there is no test " + block.runner() + " that names this page");
        }
        return block.isShell() && !block.isTyped() && !block.isMarked()
                ? Optional.of("the block is neither run (bash) nor marked (<!-- not run: reason -->)")
                : Optional.empty();
    }

    private static boolean runs(String test, Path page) throws IOException {
        var name = page.getFileName().toString();
        try (var modules =
                Files.newDirectoryStream(Stacks.home(), file -> Files.isDirectory(file.resolve("src/test")))) {
            for (var module : modules) {
                try (var files = Files.walk(module.resolve("src/test"))) {
                    if (files.filter(file -> file.endsWith(test + ".java")).anyMatch(file -> names(file, name))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean names(Path file, String page) {
        return !page.isEmpty() && Documents.text(file).contains(page);
    }
}
