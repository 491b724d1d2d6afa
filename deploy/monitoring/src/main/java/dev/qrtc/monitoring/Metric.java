// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code docs/reference/metrics.md}.
 *
 * @param type as Prometheus has it
 * @param labels each with its values, or empty where they are described only
 */
public record Metric(String name, String type, Map<String, Optional<Set<String>>> labels) {
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`(?:: ([^;]*))?");
    private static final Pattern VALUE = Pattern.compile("[\\w-]+");

    /** All of them, by name. */
    public static Map<String, Metric> all(Project project) {
        return project.text("docs/reference/metrics.md")
                .lines()
                .filter(line -> line.startsWith("| `qrtc_"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new Metric(cells.get(1).replace("`", ""), cells.get(2), labels(cells.get(3))))
                .collect(Collectors.toMap(Metric::name, metric -> metric, (one, other) -> one, TreeMap::new));
    }

    /** The names by which its series are asked for. */
    public List<String> series() {
        return type.equals("histogram") ? List.of(name + "_bucket", name + "_sum", name + "_count") : List.of(name);
    }

    // "`outcome`: found, wrong, refused (locked out); `by`: principal, address"
    private static Map<String, Optional<Set<String>>> labels(String cell) {
        return LABEL.matcher(cell.replaceAll("\\([^)]*\\)", ""))
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> values(label.group(2))));
    }

    private static Optional<Set<String>> values(@Nullable String described) {
        if (described == null) {
            return Optional.empty();
        }
        var values =
                Arrays.stream(described.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
        return values.size() > 1 && values.stream().allMatch(VALUE.asMatchPredicate())
                ? Optional.of(values)
                : Optional.empty();
    }
}
