// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.javadoc.description.JavadocInlineTag;
import java.util.stream.Collectors;

/** A Javadoc comment as Markdown for the cell of a table. */
final class SourceComment {
    private SourceComment() {}

    /** That of {@code node}, which must have one. */
    static String of(NodeWithJavadoc<?> node, String name) {
        var comment = node.getJavadoc().orElseThrow(() -> new IllegalStateException(name + " has no Javadoc"));
        return comment.getDescription().getElements().stream()
                .map(part -> part instanceof JavadocInlineTag tag ? code(tag) : part.toText())
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    private static String code(JavadocInlineTag tag) {
        var content = tag.getContent().strip();
        return switch (tag.getType()) {
            case CODE -> "`" + content + "`";
            case LINK -> "`" + MappedSettings.kebab(content.replaceAll("^#|\\(\\)$", "")) + "`";
            default -> throw new IllegalStateException("cannot be shown in a table: " + tag.toText());
        };
    }
}
