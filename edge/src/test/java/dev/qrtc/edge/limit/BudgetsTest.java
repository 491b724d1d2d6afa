// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final Rate THREE_A_SECOND = new Rate(3, Duration.ofSeconds(1));
    private static final long SECOND = 1_000_000_000;

    // Times of System.nanoTime() may be negative, and rise through zero.
    private long now = -10 * SECOND;

    @Test
    void aBudgetIsSpentAtOnceAndFillsOneByOne() {
        var budgets = new Budgets(10);
        for (var i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, take(budgets, "a"));
        }
        var wait = take(budgets, "a");
        assertTrue(wait.isPositive());
        assertEquals(wait, take(budgets, "a"), "a refused call costs nothing");
        assertEquals(Duration.ZERO, take(budgets, "b"), "everybody has a budget");
        now += wait.toNanos() - 1_000;
        assertTrue(take(budgets, "a").isPositive(), "not before the time that was told");
        now += 1_000;
        assertEquals(Duration.ZERO, take(budgets, "a"));
        assertTrue(take(budgets, "a").isPositive());
    }

    @Test
    void noMoreIsRememberedThanThereIsRoomAndTheRestShareOneBudget() {
        var budgets = new Budgets(100);
        for (var i = 0; i < 100; i++) {
            assertEquals(Duration.ZERO, take(budgets, "known-" + i));
        }
        for (var i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, take(budgets, "new-" + i));
        }
        assertTrue(take(budgets, "new-3").isPositive(), "the rest have spent theirs");
        assertEquals(Duration.ZERO, take(budgets, "known-7"), "who was known has not");
        assertEquals(101, budgets.size());
    }

    @Test
    void whoHasAWholeBudgetIsForgottenWhereThereIsNoRoom() {
        now = System.nanoTime();
        var budgets = new Budgets(100);
        for (var i = 0; i < 100; i++) {
            take(budgets, "old-" + i);
        }
        now += 2 * SECOND;
        for (var i = 0; i < 10; i++) {
            assertEquals(Duration.ZERO, take(budgets, "new-" + i));
        }
        assertEquals(10, budgets.size());
    }

    private Duration take(Budgets budgets, String key) {
        return budgets.take(key, THREE_A_SECOND, now);
    }
}
