// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {
    private final Rules rules = RulesTest.rules(Map.of(
            "qrtc.limits.calls.draw.principal", "2/1h",
            "qrtc.limits.calls.draw.address", "1/1h",
            "qrtc.limits.calls.decode.principal", "off"));

    @Test
    void eachReplicaCountsByItself() {
        var replica = new LocalLimits(rules);
        var other = new LocalLimits(rules);
        for (var i = 0; i < 2; i++) {
            assertEquals(Duration.ZERO, draws(replica, "user:a"));
        }
        var wait = draws(replica, "user:a");
        assertTrue(wait.compareTo(Duration.ofMinutes(29)) > 0, "half an hour, not " + wait);
        assertTrue(wait.compareTo(Duration.ofMinutes(30)) <= 0, "half an hour, not " + wait);
        assertEquals(Duration.ZERO, draws(other, "user:a"));
        assertEquals(Duration.ZERO, draws(replica, "user:b"), "everybody has a budget");
    }

    @Test
    void callsPrincipalsAndAddressesHaveBudgetsOfTheirOwnAlsoWhereTheyHaveOneName() {
        var replica = new LocalLimits(rules);
        assertEquals(Duration.ZERO, take(replica, Call.DRAW, By.ADDRESS, "x"));
        assertTrue(take(replica, Call.DRAW, By.ADDRESS, "x").isPositive());
        assertEquals(Duration.ZERO, take(replica, Call.DRAW, By.PRINCIPAL, "x"));
        assertEquals(Duration.ZERO, take(replica, Call.DECODE, By.ADDRESS, "x"));
    }

    @Test
    void whatHasNoLimitIsNeverRefused() {
        var replica = new LocalLimits(rules);
        for (var i = 0; i < 1_000; i++) {
            assertEquals(Duration.ZERO, take(replica, Call.DECODE, By.PRINCIPAL, "user:a"));
        }
    }

    private static Duration draws(Limits replica, String who) {
        return take(replica, Call.DRAW, By.PRINCIPAL, who);
    }

    private static Duration take(Limits replica, Call call, By by, String who) {
        return replica.take(call, by, who).await().indefinitely();
    }
}
