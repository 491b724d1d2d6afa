// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The pages of {@code docs/runbooks}, as far as they tell what to ask Prometheus. */
public final class Runbook {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```promql\\n(.*?)^```$");

    private Runbook() {}

    /** A query of a page; a {@code promql} block has one a paragraph. */
    public record PageQuery(String where, String text) {}

    /** What the first step of a page asks, in its order. */
    public static List<String> firstStep(Project project, String page) {
        return queries(project).stream()
                .filter(query -> page.endsWith("/" + query.where()))
                .map(PageQuery::text)
                .toList();
    }

    /** All queries of all pages. */
    public static List<PageQuery> queries(Project project) {
        var queries = new ArrayList<PageQuery>();
        for (var page : project.runbooks()) {
            BLOCK.matcher(Project.text(page))
                    .results()
                    .flatMap(block -> Arrays.stream(block.group(1).split("\\n\\s*\\n")))
                    .forEach(query ->
                            queries.add(new PageQuery(page.getFileName().toString(), query.strip())));
        }
        return queries;
    }
}
