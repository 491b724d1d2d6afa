// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.race;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.testing.SignalingClient.Opening;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One code, and all who claim it at once. */
final class Race {
    // One in ten does not hear what became of its first claim. These are later than the others, and might never win on
    // a busy machine: in one race of ten nobody hears.
    private static final int UNLUCKY = 10;
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    private final Track track;
    private final int number;
    private final String pairing;
    private final String peerToken;
    private final String token;

    private Race(Track track, int number, JsonNode created) {
        this.track = track;
        this.number = number;
        pairing = created.path("id").asText();
        peerToken = created.path("peerToken").asText();
        token = created.path("token").asText();
    }

    /** How it went: who won, whether that racer's first answer was lost, and how often Redis could not be reached. */
    record Result(int winner, boolean answerWasLost, int outages) {}

    private record Run(int racer, Answer answer, boolean answerWasLost, int outages) {}

    /** A code that anybody may claim. */
    static Race prepared(Track track, Api presenter, int number) {
        track.prepare(number);
        var calls = presenter.with("Idempotency-Key", UUID.randomUUID().toString());
        var created = untilThere(() -> calls.post("/v1/pairings", Map.of("allow", List.of("*"))), () -> {});
        return new Race(track, number, created.expect(201).json());
    }

    /** Runs it; demands one winner, and that every other racer is told that it lost. */
    Result run() throws InterruptedException, ExecutionException {
        var runs = runs();
        assertEquals(
                Map.of(200, 1L, 409, track.racers() - 1L),
                runs.stream().collect(groupingBy(run -> run.answer().status(), counting())));
        runs.stream()
                .map(Run::answer)
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> answer.refused(409, "already_claimed"));
        var winner = runs.stream()
                .filter(run -> run.answer().status() == 200)
                .findFirst()
                .orElseThrow();
        assertEquals(pairing, winner.answer().json().path("id").asText());
        var outages = runs.stream().mapToInt(Run::outages).sum();
        return new Result(winner.racer(), winner.answerWasLost(), outages);
    }

    // All at once, as far as machines go.
    private List<Run> runs() throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var runs = new ArrayList<Run>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var racers = IntStream.range(0, track.racers())
                    .<Callable<Run>>mapToObj(racer -> () -> {
                        start.await();
                        return run(racer);
                    })
                    .toList();
            var running = racers.stream().map(threads::submit).toList();
            start.countDown();
            for (Future<Run> racer : running) {
                runs.add(racer.get());
            }
        }
        return runs;
    }

    // Whoever was not answered, or was told 503, asks once more with the same key, and is told how it ended.
    private Run run(int racer) {
        var key = number + "-" + racer;
        var body = Map.of("token", token);
        var isUnlucky = racer % UNLUCKY == 0 || number % UNLUCKY == 0;
        if (isUnlucky) {
            var calls = track.unanswered(racer, racer / UNLUCKY).with("Idempotency-Key", key);
            assertThrows(UncheckedIOException.class, () -> calls.post("/v1/pairings/claim", body));
        }
        var calls = track.at(racer, racer / UNLUCKY + 1).with("Idempotency-Key", key);
        var outages = new Semaphore(0);
        var answer = untilThere(() -> calls.post("/v1/pairings/claim", body), outages::release);
        return new Run(racer, answer, isUnlucky, outages.availablePermits());
    }

    /** The presenter comes and reads who has claimed, and that others tried. */
    void isToldToThePresenter(Result result) {
        var signaling = track.stack().signaling(1).signaling().toString();
        try (var socket = Opening.of(signaling, peerToken, "present1").open()) {
            var paired = socket.next("paired");
            assertEquals(
                    "user:racer-" + result.winner(),
                    paired.path("peer").path("principal").asText());
            socket.next("contention");
        }
    }

    private static Answer untilThere(Supplier<Answer> call, Runnable outage) {
        var first = call.get();
        if (first.status() != 503) {
            return first;
        }
        outage.run();
        return await().atMost(OUTAGE).pollInterval(Duration.ofMillis(200)).until(call::get, answer -> {
            if (answer.status() == 503) {
                outage.run();
                return false;
            }
            return true;
        });
    }
}
