// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A fenced block of a page, and the comment on the line before it, which may be a mark: {@code <!-- not run: reason -->} or
 * {@code <!-- run by: SomeIT -->}. A {@code bash} block without a mark is typed in by {@link HowToIT}.
 */
record Block(int line, String language, String text, String before) {
    private static final Pattern FENCE = Pattern.compile("^\\s*(```+|~~~+)\\s*(\\S*).*$");
    private static final Pattern NOT_RUN = Pattern.compile("<!--\\s*not run:\\s*(\\S.*?)\\s*-->");
    private static final Pattern RUN_BY = Pattern.compile("<!--\\s*run by:\\s*(\\w+)\\s*-->");
    private static final Set<String> SHELLS = Set.of("bash", "sh", "shell", "console", "zsh");
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)^\\s*(\\$ |(sudo|kubectl|helm|docker|podman|curl|redis-cli|openssl|mvn|promtool|amtool|\\./qrtc) )");

    /** All blocks of a page. */
    static List<Block> of(String markdown) {
        var blocks = new ArrayList<Block>();
        var lines = markdown.lines().toList();
        var before = "";
        for (int at = 0; at < lines.size(); at++) {
            var fence = FENCE.matcher(lines.get(at));
            if (fence.matches()) {
                int end = at + 1;
                while (end < lines.size() && !lines.get(end).strip().equals(fence.group(1))) {
                    end++;
                }
                var text = String.join("\n", lines.subList(at + 1, Math.min(end, lines.size()))) + "\n";
                blocks.add(new Block(at + 1, fence.group(2), text.stripIndent(), before));
                at = end;
                before = "";
            } else if (!lines.get(at).isBlank()) {
                before = lines.get(at).strip();
            }
        }
        return blocks;
    }

    /** Whether it is meant to be typed in: it says so, or it looks like it. */
    boolean isShell() {
        return SHELLS.contains(language) || COMMAND.matcher(text).find();
    }

    /** Whether {@link HowToIT} types it in. */
    boolean isTyped() {
        return language.equals("bash") && !isMarked();
    }

    /** Whether it says why nobody runs it, or who does. */
    boolean isMarked() {
        return NOT_RUN.matcher(before).matches() || !runner().isEmpty();
    }

    /** The test that runs it, or nothing. */
    String runner() {
        var mark = RUN_BY.matcher(before);
        return mark.matches() ? mark.group(1) : "";
    }
}
