// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import dev.qrtc.e2e.stack.Stacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's documents in Markdown. */
final class Documents {
    private static final Pattern FENCED = Pattern.compile("(?ms)^(```|~~~).*?^\\1\\s*$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(\\s*<?([^)>\\s]+)>?[^)]*\\)");
    private static final Pattern HTML = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*#*$");

    private Documents() {}

    /** The file of that name under the project's home. */
    static Path file(String name) {
        return Stacks.home().resolve(name);
    }

    /** The pages that lead a reader, and everything under docs. */
    static List<Path> all() {
        var pages = Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
                .map(Documents::file)
                .filter(Files::exists);
        return Stream.concat(pages, under(file("docs")).stream()).toList();
    }

    /** The pages that tell somebody what to do. */
    static List<Path> guides() {
        return Stream.of("docs/how-to", "docs/runbooks")
                .flatMap(folder -> under(file(folder)).stream())
                .sorted()
                .toList();
    }

    private static List<Path> under(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the links of {@code markdown} lead, outside of code. */
    static List<String> links(String markdown) {
        var prose = INLINE_CODE.matcher(FENCED.matcher(markdown).replaceAll("")).replaceAll("");
        return Stream.of(LINK, HTML)
                .flatMap(kind -> kind.matcher(prose).results())
                .map(link -> link.group(1))
                .toList();
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    static List<String> anchors(String markdown) {
        return HEADING.matcher(FENCED.matcher(markdown).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** What stands under {@code heading}, which is of the second level, up to the next of its level or above. */
    static String section(String markdown, String heading) {
        var section = new StringBuilder();
        var inside = false;
        var inCode = false;
        for (var line : markdown.lines().toList()) {
            inCode ^= line.startsWith("```");
            if (!inCode && line.matches("#{1,2} .*")) {
                inside = line.strip().equals(heading);
            } else if (inside) {
                section.append(line).append('\n');
            }
        }
        return section.toString();
    }
}
