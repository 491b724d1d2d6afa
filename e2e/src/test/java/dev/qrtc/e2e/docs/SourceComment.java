// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Javadoc comment as Markdown for the cell of a table. */
final class SourceComment {
    // The parser ends a tag at its first brace, and a path may have some: /v1/pairings/{id}.
    private static final Pattern TAG = Pattern.compile("\\{@(\\w+)\\s+((?:[^{}]|\\{[^{}]*})*)}");

    private SourceComment() {}

    /** That of {@code node}, which must have one. */
    static String of(NodeWithJavadoc<?> node, String name) {
        var comment = node.getJavadoc().orElseThrow(() -> new IllegalStateException(name + " has no Javadoc"));
        return TAG.matcher(comment.getDescription().toText())
                .replaceAll(tag -> Matcher.quoteReplacement(code(tag)))
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    private static String code(MatchResult tag) {
        var content = tag.group(2).strip();
        return switch (tag.group(1)) {
            case "code" -> "`" + content + "`";
            case "link" -> "`" + MappedSettings.kebab(content.replaceAll("^#|\\(\\)$", "")) + "`";
            default -> throw new IllegalStateException("cannot be shown in a table: " + tag.group());
        };
    }
}
