// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.metrics;

import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of {@code docs/reference/metrics.md}.
 *
 * @param type as Prometheus has it
 * @param labels each with its values, or empty where they are described only
 */
record Documented(String name, String type, Map<String, Optional<Set<String>>> labels, Set<Service> services) {
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`(?:: ([^;]*))?");
    private static final Pattern VALUE = Pattern.compile("[\\w-]+");

    /** All of them, by name. */
    static Map<String, Documented> all() {
        try (var lines = Files.lines(Stacks.home().resolve("docs/reference/metrics.md"))) {
            return lines.filter(line -> line.startsWith("| `qrtc_"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .map(Documented::of)
                    .collect(Collectors.toMap(Documented::name, metric -> metric, (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Documented of(List<String> cells) {
        return new Documented(
                cells.get(1).replace("`", ""),
                cells.get(2),
                labels(cells.get(3)),
                Arrays.stream(cells.get(4).split(", ")).map(Documented::service).collect(Collectors.toSet()));
    }

    // "`outcome`: found, wrong, refused (locked out); `by`: principal, address"
    private static Map<String, Optional<Set<String>>> labels(String cell) {
        return LABEL.matcher(cell.replaceAll("\\([^)]*\\)", ""))
                .results()
                .collect(Collectors.toMap(
                        label -> label.group(1), label -> values(label.group(2) == null ? "" : label.group(2))));
    }

    private static Optional<Set<String>> values(String described) {
        var values =
                Arrays.stream(described.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
        return values.size() > 1 && values.stream().allMatch(VALUE.asMatchPredicate())
                ? Optional.of(values)
                : Optional.empty();
    }

    private static Service service(String name) {
        return switch (name) {
            case "token" -> Service.TOKEN;
            case "signaling" -> Service.SIGNALING;
            case "qr" -> Service.QR;
            default -> throw new IllegalStateException("no service is called " + name);
        };
    }
}
