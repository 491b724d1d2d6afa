// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Stacks;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many claim at once, wherever they claim, one wins. */
class RaceIT {
    private static final int RACERS = 50;

    @Test
    void of_fifty_racers_at_two_replicas_exactly_one_wins() throws Exception {
        var stack = Stacks.pair();
        try (var terminal = new Terminal(stack, stack.gateway(), "user:alice")) {
            var code = terminal.asksForACodeFor("*");
            var tokens = stack.tokens();
            var start = new CountDownLatch(1);
            var racers = IntStream.range(0, RACERS)
                    .<Callable<Answer>>mapToObj(racer -> {
                        var calls = stack.api(stack.replicas(racer % 2 + 1))
                                .as(tokens.access("user:racer-" + racer, "pairing:scan")
                                        .sign());
                        return () -> {
                            start.await();
                            return calls.post("/v1/pairings/claim", Map.of("token", code.token()));
                        };
                    })
                    .toList();
            var answers = new ArrayList<Answer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = racers.stream().map(threads::submit).toList();
                start.countDown();
                for (var racer : running) {
                    answers.add(racer.get());
                }
            }

            assertEquals(
                    Map.of(200, 1L, 409, RACERS - 1L),
                    answers.stream().collect(groupingBy(Answer::status, counting())));
            answers.stream()
                    .filter(answer -> answer.status() == 409)
                    .forEach(answer -> answer.refused(409, "already_claimed"));
            terminal.joins();
            terminal.hearsOfTheClaim();
            terminal.hears("contention");
        }
    }
}
