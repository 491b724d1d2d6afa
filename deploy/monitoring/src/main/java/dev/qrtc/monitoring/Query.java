// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression of PromQL, as far as one must look into it to see which series it names. Whether it is right is for promtool to say. */
public record Query(String text) {
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern LABELS =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    /**
     * A series that is named, with what is demanded of its labels.
     *
     * @param matchers each a label and a value that it must, may or must not have
     */
    public record Selector(String name, List<Matcher> matchers) {}

    /** A label and a value; a pattern of several words is several of these. */
    public record Matcher(String label, String value) {}

    /** The series that it names. */
    public List<Selector> selectors() {
        var rest = LABELS.matcher(text).replaceAll(" ").replaceAll("\\[[^]]*]", " ");
        var found = new ArrayList<Selector>();
        SELECTOR.matcher(rest).results().forEach(match -> {
            var before = match.start() == 0 ? ' ' : rest.charAt(match.start() - 1);
            var after = rest.substring(match.end()).stripLeading();
            // A digit before: 5m, 1e3. A parenthesis behind: a function.
            if (!Character.isLetterOrDigit(before) && !WORDS.contains(match.group(1)) && !after.startsWith("(")) {
                found.add(new Selector(match.group(1), matchers(match.group(2))));
            }
        });
        return found;
    }

    private static List<Matcher> matchers(@Nullable String braces) {
        return braces == null
                ? List.of()
                : MATCHER.matcher(braces)
                        .results()
                        .flatMap(match ->
                                values(match.group(2), match.group(3)).map(value -> new Matcher(match.group(1), value)))
                        .toList();
    }

    private static Stream<String> values(String operator, String value) {
        return operator.endsWith("~") && !value.contains("(") ? Stream.of(value.split("\\|")) : Stream.of(value);
    }
}
