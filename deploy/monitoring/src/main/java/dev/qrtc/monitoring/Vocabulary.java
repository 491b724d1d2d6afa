// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rules, dashboards and runbooks may name: the metrics of the page, what is recorded, and the few others below. */
public final class Vocabulary {
    /** Labels that Prometheus adds, and that a histogram has. */
    private static final Set<String> COMMON_LABELS = Set.of("job", "instance", "le");

    /** Of Quarkus and of Prometheus, with the labels that may be named; native executables have them too. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "up", Set.of(),
            "ALERTS", Set.of("alertname", "alertstate", "severity"),
            "process_start_time_seconds", Set.of(),
            "process_cpu_usage", Set.of(),
            "http_server_requests_seconds_count", Set.of("status", "method", "uri"),
            "http_server_requests_seconds_bucket", Set.of("status", "method", "uri"));

    private final Map<String, Map<String, Optional<Set<String>>>> labels = new HashMap<>();
    private final Set<String> recorded = new HashSet<>();

    public Vocabulary(Project project) {
        Metric.all(project)
                .values()
                .forEach(metric -> metric.series().forEach(name -> labels.put(name, metric.labels())));
        OTHERS.forEach((name, names) -> {
            var free = new HashMap<String, Optional<Set<String>>>();
            names.forEach(label -> free.put(label, Optional.empty()));
            labels.put(name, free);
        });
        Rule.all(project).stream().filter(rule -> !rule.isAlert()).forEach(rule -> recorded.add(rule.name()));
    }

    /** What of {@code query} is not there: unknown names, labels, and values of labels that have few. */
    public List<String> faults(String query) {
        var faults = new ArrayList<String>();
        for (var selector : new Query(query).selectors()) {
            var known = labels.get(selector.name());
            if (known != null) {
                selector.matchers()
                        .forEach(matcher -> fault(known, matcher)
                                .ifPresent(fault -> faults.add(selector.name() + " has no " + fault)));
            } else if (!recorded.contains(selector.name())) {
                faults.add("there is no " + selector.name());
            }
        }
        return faults;
    }

    private static Optional<String> fault(Map<String, Optional<Set<String>>> known, Query.Matcher matcher) {
        if (COMMON_LABELS.contains(matcher.label())) {
            return Optional.empty();
        }
        var values = known.get(matcher.label());
        if (values == null) {
            return Optional.of(matcher.label());
        }
        return values.map(all -> !all.contains(matcher.value())).orElse(false)
                ? Optional.of(matcher.label() + "=" + matcher.value())
                : Optional.empty();
    }
}
