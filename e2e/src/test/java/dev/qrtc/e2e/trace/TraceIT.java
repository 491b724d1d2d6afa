// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.trace;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Story;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.secrecy.Needles;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The story as a collector of traces sees it: of services that were told to tell, and of services that were not. */
class TraceIT {
    private static final Set<String> ATTRIBUTES =
            Set.of("qrtc.pairing.id", "qrtc.role", "qrtc.outcome", "qrtc.via", "qrtc.transport", "qrtc.reason");
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-01");

    @Test
    void a_pairing_is_one_trace_across_services_and_replicas() throws IOException {
        try (var collector = new Collector()) {
            var stack = Stacks.traced("traced", collector.uri(), Map.of("quarkus.otel.sdk.disabled", "false"));
            try {
                Story.play(stack, stack.replicas(1), stack.replicas(2), () -> {});
                var trace = traceOfTheStory(collector);
                isInOrder(trace);
                hangsTogether(trace);
                crossesReplicas(stack, trace);
                tellsNoSecret(stack, collector);
                assertTrue(TRACEPARENT.matcher(redis(stack)).find(), "Redis had the contexts");
                goesOnWithTheCallers(stack, collector);
            } finally {
                stack.local().close();
            }
        }
    }

    @Test
    void unless_it_is_switched_on_nothing_is_exported_and_nothing_kept() throws IOException {
        try (var collector = new Collector()) {
            var stack = Stacks.traced("untraced", collector.uri(), Map.of());
            try {
                Story.play(stack, stack.replicas(1), stack.replicas(2), () -> {});
                var told = redis(stack);
                assertTrue(told.contains("user:alice"), "everything that Redis was ever told is known");
                assertFalse(TRACEPARENT.matcher(told).find());
                assertFalse(told.contains("$5\r\ntrace\r\n"));
            } finally {
                // What is still to be exported, is exported now.
                stack.local().close();
            }
            assertEquals(List.of(), collector.spans());
        }
    }

    private static List<Seen> traceOfTheStory(Collector collector) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(
                        Set.of("report bye, presenter", "deliver bye, presenter", "deliver bye, scanner"),
                        collector.spans().stream()
                                .map(Seen::what)
                                .filter(what -> what.contains("bye"))
                                .collect(Collectors.toSet())));
        var spans = collector.spans();
        assertEquals(1, spans.stream().map(Seen::trace).distinct().count(), () -> "one trace: " + spans);
        return spans;
    }

    private static void isInOrder(List<Seen> trace) {
        assertEquals(
                List.of(
                        "create pairing",
                        "join pairing, presenter",
                        "claim pairing",
                        "join pairing, scanner",
                        "send description, presenter",
                        "send description, scanner"),
                trace.stream()
                        .filter(span -> !span.name().startsWith("deliver "))
                        .map(Seen::what)
                        .limit(6)
                        .toList());
        var connected = span(trace, "report connected, presenter");
        assertEquals("host", connected.attribute("qrtc.transport"));
        assertTrue(connected.start() >= span(trace, "send description, scanner").start());
        assertTrue(span(trace, "report bye, presenter").start() >= connected.start());
    }

    private static void hangsTogether(List<Seen> trace) {
        assertEquals("", span(trace, "create pairing").parent());
        var parents = Map.ofEntries(
                Map.entry("claim pairing", "create pairing"),
                Map.entry("join pairing, presenter", "create pairing"),
                Map.entry("join pairing, scanner", "create pairing"),
                Map.entry("deliver paired, presenter", "claim pairing"),
                Map.entry("deliver paired, scanner", "claim pairing"),
                Map.entry("deliver peer, presenter", "join pairing, scanner"),
                Map.entry("send description, presenter", "join pairing, presenter"),
                Map.entry("send description, scanner", "join pairing, scanner"),
                Map.entry("deliver description, scanner", "send description, presenter"),
                Map.entry("deliver description, presenter", "send description, scanner"),
                Map.entry("report connected, presenter", "join pairing, presenter"),
                Map.entry("report connected, scanner", "join pairing, scanner"),
                Map.entry("report bye, presenter", "join pairing, presenter"),
                Map.entry("deliver bye, scanner", "report bye, presenter"));
        parents.forEach((child, parent) ->
                assertEquals(span(trace, parent).id(), span(trace, child).parent(), child + " follows from " + parent));
        assertTrue(trace.stream().noneMatch(span -> span.name().contains("candidate")), "candidates are not traced");
    }

    private static void crossesReplicas(RunningStack stack, List<Seen> trace) {
        assertEquals(
                port(stack, Service.TOKEN, 1), span(trace, "create pairing").replica());
        assertEquals(port(stack, Service.TOKEN, 2), span(trace, "claim pairing").replica());
        assertEquals(
                port(stack, Service.SIGNALING, 1),
                span(trace, "send description, presenter").replica());
        assertEquals(
                port(stack, Service.SIGNALING, 2),
                span(trace, "deliver description, scanner").replica());
        assertNotEquals(
                span(trace, "create pairing").service(),
                span(trace, "join pairing, presenter").service());
    }

    private static void tellsNoSecret(RunningStack stack, Collector collector) {
        var names = new TreeSet<String>();
        collector.spans().forEach(span -> names.addAll(span.attributes().keySet()));
        names.removeAll(ATTRIBUTES);
        assertEquals(Set.of(), names, "attributes that nobody meant to export");

        var needles = new Needles()
                .with("the client's secret", stack.local().client().secret())
                .with(
                        "Redis' password",
                        stack.local().redis().url().getUserInfo().substring(1));
        assertTrue(stack.journal().tokens().size() >= 4, "the tokens of this run are known");
        stack.journal().tokens().forEach(token -> needles.withToken("a token", token));
        collector.texts().forEach(text -> {
            assertEquals(List.of(), needles.in(text));
            for (var told : List.of("user:alice", "fingerprint", "v=0", "candidate:", "192.0.2.", "127.0.0.1")) {
                assertFalse(text.contains(told), told);
            }
        });
    }

    // A creation is the one call whose caller may have a trace that it belongs to; of that caller only two ids are
    // taken.
    private static void goesOnWithTheCallers(RunningStack stack, Collector collector) {
        var theirs = "0af7651916cd43dd8448eb211c80319c";
        try (var terminal = new Terminal(stack, stack.replicas(1), "user:alice")) {
            terminal.asUser()
                    .with("traceparent", "00-" + theirs + "-b7ad6b7169203331-01")
                    .with("tracestate", "vendor=their-state")
                    .with("baggage", "who=their-baggage")
                    .post("/v1/pairings", Map.of())
                    .expect(201);
        }
        await().untilAsserted(() -> assertTrue(collector.spans().stream()
                .anyMatch(span -> span.trace().equals(theirs)
                        && span.parent().equals("b7ad6b7169203331")
                        && span.name().equals("create pairing"))));
        assertTrue(collector.texts().noneMatch(text -> text.contains("their-")));
        assertFalse(redisQuietly(stack).contains("their-"));
    }

    private static Seen span(List<Seen> trace, String what) {
        return trace.stream()
                .filter(span -> span.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + what + " in " + trace));
    }

    private static String port(RunningStack stack, Service service, int number) {
        return Integer.toString(stack.replica(service, number).port());
    }

    private static String redisQuietly(RunningStack stack) {
        try {
            return redis(stack);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    // Everything that Redis was ever told.
    private static String redis(RunningStack stack) throws IOException {
        var folder = stack.local().logs().resolveSibling("redis").resolve("appendonlydir");
        var told = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                told.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return told.toString();
    }
}
