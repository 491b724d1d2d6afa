// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.race.Race.Result;
import dev.qrtc.e2e.stack.Metrics;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.RedisServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** However many claim at once, wherever they claim, one wins; and who was not answered is told the same again. */
class RaceIT {
    private static final int RACERS = 50;
    private static final int RACES = Boolean.getBoolean("qrtc.soak") ? 1_000 : 300;
    private static final int RACES_AT_ONCE = 8;
    private static final RedisServer REDIS = RedisServer.launch();

    @SuppressWarnings("NullAway.Init") // before all
    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = Stacks.racing(REDIS.url());
    }

    @AfterAll
    static void stop() {
        stack.local().close();
        REDIS.close();
    }

    @Test
    void of_fifty_racers_for_each_code_exactly_one_wins() throws Exception {
        var before = again();
        var results = races(RACES, race -> {});
        assertEquals(0, results.stream().mapToInt(Result::outages).sum(), "Redis was there all the time");
        // Who is told 503 on a wire that loses answers has not won yet: only without outages this is sure.
        assertTrue(again() - before >= lost(results), "each of them was given its answer again");
    }

    @Test
    @EnabledIfSystemProperty(named = "qrtc.soak", matches = "true", disabledReason = "takes minutes")
    void a_hundred_thousand_claims_with_a_restart_of_redis_in_the_middle() throws Exception {
        var races = 100_000 / RACERS;
        var results = races(races, race -> {
            if (race == races / 2) {
                REDIS.stop();
                REDIS.start();
            }
        });
        assertTrue(results.stream().anyMatch(result -> result.outages() > 0), "nobody met the restart");
    }

    /** What happens before a race. */
    private interface Before {
        void race(int number);
    }

    private static List<Result> races(int count, Before before) throws InterruptedException, ExecutionException {
        var results = new ConcurrentLinkedQueue<Result>();
        var presenter = new Presenter(stack);
        try (var track = new Track(stack, RACERS);
                var lanes = Executors.newFixedThreadPool(RACES_AT_ONCE)) {
            var next = new AtomicInteger();
            var running = new ArrayList<Future<?>>();
            IntStream.range(0, RACES_AT_ONCE)
                    .forEach(lane -> running.add(lanes.submit(() -> {
                        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                            before.race(number);
                            var race = Race.prepared(track, presenter.calls(), number);
                            var result = race.run();
                            race.isToldToThePresenter(result);
                            results.add(result);
                        }
                        return null;
                    })));
            for (var lane : running) {
                lane.get();
            }
        }
        assertEquals(count, results.size());
        assertTrue(lost(results) > 0, "no winner's answer was lost");
        return List.copyOf(results);
    }

    private static long lost(Collection<Result> results) {
        return results.stream().filter(Result::answerWasLost).count();
    }

    private static double again() {
        return IntStream.rangeClosed(1, 2)
                .mapToObj(replica -> stack.metrics(Service.TOKEN, replica))
                .mapToDouble((Metrics metrics) -> metrics.sum("qrtc_claims_total", "outcome", "again"))
                .sum();
    }
}
