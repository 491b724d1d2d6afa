// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Story;
import dev.qrtc.e2e.stack.Metrics;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/metrics.md} and what the services export are the same. */
class MetricsReferenceIT {
    private static final List<Service> SERVICES = List.of(Service.TOKEN, Service.SIGNALING, Service.QR);

    // They appear with an issuer that is trusted, and token-service alone has one in these stacks.
    private static final Set<String> OF_ISSUERS = Set.of("qrtc_issuer_tokens_total", "qrtc_issuer_keys_age_seconds");

    // What SmallRye and Quarkus would have to be started anew for is not among these values.
    private static final Set<String> LE = Set.of("le");

    private final Map<String, Documented> documented = Documented.all();

    @Test
    void each_service_exports_what_the_page_says_and_nothing_else() {
        var stack = Stacks.pair();
        Story.play(stack);
        assertTrue(documented.size() > 40, "the page is read");
        var differences = new ArrayList<String>();
        for (var service : SERVICES) {
            compare(service, exported(stack, service), differences);
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void a_trusted_issuer_shows_in_metrics() {
        var stack = Stacks.trusting();
        var exported = exported(stack, Service.TOKEN);
        for (var name : OF_ISSUERS) {
            var metric = documented.get(name);
            assertTrue(metric != null && metric.type().equals(exported.types().get(name)), name);
        }
    }

    @Test
    void calls_have_buckets_and_their_addresses_are_templates() {
        var stack = Stacks.pair();
        Story.play(stack);
        var text = Metrics.of(stack.replica(Service.TOKEN, 1)).text()
                + Metrics.of(stack.replica(Service.TOKEN, 2)).text();
        assertTrue(text.contains("http_server_requests_seconds_bucket"), "buckets");
        var addresses = new TreeSet<String>();
        Pattern.compile("http_server_requests_seconds_count\\{[^}]*uri=\"([^\"]*)\"")
                .matcher(text)
                .results()
                .forEach(series -> addresses.add(series.group(1)));
        assertTrue(addresses.contains("/v1/pairings/{id}"), addresses::toString);
        assertTrue(
                addresses.stream().noneMatch(address -> address.matches("/v1/.*[A-Za-z0-9_-]{20,}.*")),
                addresses::toString);
    }

    private static Exported exported(RunningStack stack, Service service) {
        var text = new StringBuilder();
        for (var replica : stack.local().replicas(service)) {
            text.append(Metrics.of(replica).text());
        }
        return Exported.of(text.toString());
    }

    private void compare(Service service, Exported exported, List<String> differences) {
        var expected = new TreeMap<String, String>();
        documented.values().stream()
                .filter(metric -> metric.services().contains(service) && !OF_ISSUERS.contains(metric.name()))
                .forEach(metric -> expected.put(metric.name(), metric.type()));
        if (!expected.equals(exported.types())) {
            differences.add(service + " documented\n" + only(expected, exported.types()) + "\nexported\n"
                    + only(exported.types(), expected));
        }
        exported.labels().forEach((name, labels) -> {
            var metric = documented.get(name);
            if (metric != null) {
                compare(service + " " + name, metric, labels, differences);
            }
        });
    }

    private static void compare(
            String where, Documented metric, Map<String, Set<String>> labels, List<String> differences) {
        var names = new TreeSet<>(labels.keySet());
        names.removeAll(LE);
        if (!names.equals(new TreeSet<>(metric.labels().keySet()))) {
            differences.add(where + " has the labels " + names);
        }
        metric.labels().forEach((label, values) -> {
            var seen = labels.getOrDefault(label, Set.of());
            if (!values.orElse(seen).containsAll(seen)) {
                differences.add(where + " has " + label + " " + seen);
            }
        });
    }

    private static Map<String, String> only(Map<String, String> these, Map<String, String> those) {
        var rest = new TreeMap<>(these);
        rest.entrySet().removeAll(those.entrySet());
        return rest;
    }
}
