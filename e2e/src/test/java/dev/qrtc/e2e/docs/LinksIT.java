// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links between the documents lead somewhere. */
class LinksIT {
    @Test
    void every_relative_link_points_to_an_existing_file_and_heading() {
        var broken = new ArrayList<String>();
        for (var page : Documents.all()) {
            for (var link : Documents.links(Documents.text(page))) {
                if (!link.matches("(?i)[a-z][a-z0-9+.-]*:.*") && !leadsSomewhere(page, link)) {
                    broken.add(page + ": " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void a_broken_link_would_be_noticed() {
        var page = Documents.file("README.md");
        assertEquals(
                List.of("a.md", "b.png", "c.md#x"),
                Documents.links("[a](a.md) ![b](b.png \"B\") [c](c.md#x) `[d](d)`"));
        assertEquals(false, leadsSomewhere(page, "no-such-file.md"));
        assertEquals(true, leadsSomewhere(page, "pom.xml"));
        assertEquals(List.of("five-minute-tour"), Documents.anchors("## Five-minute tour\n```\n# code\n```\n"));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        var hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || !target.toString().endsWith(".md")
                || Documents.anchors(Documents.text(target)).contains(link.substring(hash + 1));
    }
}
