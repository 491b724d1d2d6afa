// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.monitoring;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.monitoring.Project;
import dev.qrtc.monitoring.Rule;
import dev.qrtc.monitoring.Runbook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who is on call while something is broken: hears alerts, opens their runbooks, asks what the first step asks. */
final class Drill implements AutoCloseable {
    /** For longer than any window of an alert, of which a minute is a second here. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Project project = new Project(Stacks.home());
    private final RunningStack stack;
    private final Prometheus prometheus;

    /** One series that a query returned. */
    record Series(JsonNode labels, double value) {
        String label(String name) {
            return labels.path(name).asText();
        }
    }

    private Drill(RunningStack stack, Prometheus prometheus) {
        this.stack = stack;
        this.prometheus = prometheus;
    }

    /** Begins when every replica is watched. */
    static Drill on(RunningStack stack, int replicas, Path directory) throws Exception {
        var drill = new Drill(stack, Prometheus.watching(stack, directory));
        await().atMost(PATIENCE).until(() -> drill.ask("up == 1").size() == replicas);
        return drill;
    }

    RunningStack stack() {
        return stack;
    }

    List<Series> ask(String query) {
        return series(prometheus.query(query));
    }

    /** The names of all alerts that fire. */
    Set<String> firing() {
        return ask("ALERTS{alertstate=\"firing\"}").stream()
                .map(alert -> alert.label("alertname"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until {@code alert} fires. */
    void isWokenBy(String alert) {
        isWokenBy(alert, () -> {});
    }

    /** Waits until {@code alert} fires, while {@code cause} happens again and again. */
    void isWokenBy(String alert, Runnable cause) {
        await(alert).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            cause.run();
            return firing().contains(alert);
        });
    }

    /** Waits until {@code alert} is over. */
    void canSleepAgain(String alert) {
        await("the end of " + alert).atMost(PATIENCE).until(() -> !firing().contains(alert));
    }

    /** What the queries of the first step return of the page that {@code alert} refers to, in their order. */
    List<List<Series>> firstStep(String alert) {
        var page = Rule.all(project).stream()
                .filter(rule -> rule.isAlert() && rule.name().equals(alert))
                .map(Rule::runbook)
                .findFirst()
                .orElseThrow();
        var queries = Runbook.firstStep(project, page);
        assertFalse(queries.isEmpty(), page);
        var answers = new ArrayList<List<Series>>();
        queries.forEach(query -> answers.add(series(prometheus.queryOfPage(query))));
        return answers;
    }

    private static List<Series> series(JsonNode result) {
        return StreamSupport.stream(result.spliterator(), false)
                .map(one -> new Series(one.path("metric"), one.at("/value/1").asDouble()))
                .toList();
    }

    @Override
    public void close() {
        prometheus.close();
        stack.local().close();
    }
}
