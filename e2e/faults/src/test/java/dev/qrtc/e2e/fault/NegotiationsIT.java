// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two hundred pairings are in negotiation when parts of the stack die: all of them finish, and nobody does anything. */
class NegotiationsIT {
    private static final int PAIRINGS = 200;

    private final RunningStack stack = Stacks.trio();

    @AfterEach
    void everything_runs_again() {
        Trio.runsAgain(stack);
    }

    @Test
    void all_finish_though_one_of_three_replicas_is_killed_and_another_drained() throws Exception {
        try (var crowd = Crowd.of(stack, PAIRINGS)) {
            crowd.talks(3);
            stack.local().kill(stack.replica(Service.SIGNALING, 1));
            crowd.talks(2);
            stack.local().stop(stack.replica(Service.SIGNALING, 2));
            crowd.talks(2);
            assertTrue(crowd.breaks() >= PAIRINGS, "both took somebody's connection with them");
            startBoth();
            crowd.talks(2);
            crowd.finishes();
            System.out.println("killed and drained: " + crowd.report());
        }
    }

    private void startBoth() {
        var starts = List.of(1, 2).stream()
                .map(number -> CompletableFuture.runAsync(
                        () -> stack.local().restart(stack.replica(Service.SIGNALING, number))))
                .toList();
        starts.forEach(CompletableFuture::join);
    }

    @Test
    void all_finish_though_redis_is_restarted_and_each_end_is_counted_once() throws Exception {
        var completed = Trio.ended(stack, "completed");
        try (var crowd = Crowd.of(stack, PAIRINGS)) {
            crowd.talks(4);
            stack.local().redis().stop();
            stack.local().redis().start();
            crowd.talks(4);
            crowd.finishes();
            assertEquals(completed + PAIRINGS, Trio.ended(stack, "completed"));
            System.out.println("Redis restarted: " + crowd.report());
        }
    }

    @Test
    void none_is_lost_when_all_replicas_are_replaced_one_by_one() throws Exception {
        try (var crowd = Crowd.of(stack, PAIRINGS / 2)) {
            crowd.talks(2);
            for (var number : List.of(1, 2, 3)) {
                stack.local().restart(stack.replica(Service.SIGNALING, number));
            }
            crowd.talks(2);
            crowd.finishes();
            System.out.println("rolling restart: " + crowd.report());
        }
    }
}
