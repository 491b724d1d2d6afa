// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Code;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** People who start a pairing, draw its code, read it, claim and cancel, again and again, through the gateway; who is told 503 asks again. */
final class Callers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api api;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean go = true;

    Callers(RunningStack stack, int number) {
        api = stack.api().as(Backend.of(stack).tokenFor("user:caller", "pairing:present", "pairing:scan", "qr"));
        for (int caller = 0; caller < number; caller++) {
            threads.execute(this::visitAgainAndAgain);
        }
    }

    private void visitAgainAndAgain() {
        while (go && failures.isEmpty()) {
            try {
                visit();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
        }
    }

    private void visit() {
        var created = answered(201, () -> api.post("/v1/pairings", Map.of())).json();
        var code = Code.withSecret(created.path("token").asText());
        var picture = answered(200, () -> api.post("/v1/qr", Map.of("text", code.text(), "format", "png")))
                .body();
        var read = answered(200, () -> api.post("/v1/qr/decode", "image/png", picture))
                .json();
        assertEquals(code.text(), read.at("/results/0/text").asText());
        var claimed = answered(200, () -> api.post("/v1/pairings/claim", Map.of("token", code.token())))
                .json();
        assertEquals(created.path("id"), claimed.path("id"));
        var peer = api.as(claimed.path("peerToken").asText());
        answered(204, () -> peer.delete("/v1/pairings/" + claimed.path("id").asText()));
    }

    private Answer answered(int status, Supplier<Answer> call) {
        calls.incrementAndGet();
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .atMost(PATIENCE)
                .until(() -> tried(call), Optional::isPresent)
                .orElseThrow()
                .expect(status);
    }

    private Optional<Answer> tried(Supplier<Answer> call) {
        try {
            var answer = call.get();
            if (answer.status() == 503) {
                refused.incrementAndGet();
                return Optional.empty();
            }
            return Optional.of(answer);
        } catch (UncheckedIOException e) {
            broken.add(e.toString());
            return Optional.empty();
        }
    }

    /** Waits until so many more calls were made. */
    void call(int more) {
        int goal = calls.get() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.get() >= goal || !failures.isEmpty());
    }

    /** Lets those who are there finish. */
    void stop() throws InterruptedException {
        go = false;
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            failures.add("somebody did not come to an end");
        }
    }

    /** What went wrong in the end, however often it was tried. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Connections that broke before an answer came. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** A line about how it went. */
    String report() {
        return "%d calls, %d times 503, %d without an answer".formatted(calls.get(), refused.get(), broken.size());
    }

    @Override
    public void close() {
        go = false;
        threads.shutdownNow();
    }
}
