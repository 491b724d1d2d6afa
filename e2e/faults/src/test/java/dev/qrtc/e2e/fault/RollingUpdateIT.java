// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.Rollout;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * All replicas of two services, in the long runs of all three, are replaced by new ones, as Kubernetes does it, while people pair, negotiate and have codes drawn and
 * read through the gateway, which learns of each end too late. {@code ./qrtc bench rolling} does the same for longer, and counts.
 */
class RollingUpdateIT {
    private static final int PAIRINGS = 40;
    private static final int CALLERS = 3;
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final Rollout HOW = new Rollout(Duration.ofSeconds(30), DELAY.dividedBy(2));
    private static final List<Service> SERVICES = Boolean.getBoolean("qrtc.soak")
            ? List.of(Service.TOKEN, Service.SIGNALING, Service.QR)
            : List.of(Service.TOKEN, Service.SIGNALING);

    private final RunningStack stack = Stacks.rolled(DELAY);

    @AfterEach
    void nothing_is_left() {
        stack.local().close();
    }

    @Test
    void nobody_fails_who_comes_again() throws Exception {
        var old = all();
        try (var crowd = Crowd.throughTheGateway(stack, PAIRINGS);
                var callers = new Callers(stack, CALLERS)) {
            crowd.talks(2);
            for (var service : SERVICES) {
                var replaced = stack.local().roll(service, HOW);
                assertEquals(2, replaced.size());
                assertTrue(replaced.stream().noneMatch(Rollout.Replaced::killed), replaced::toString);
                callers.call(10);
            }
            assertTrue(old.stream().noneMatch(Replica::isAlive));
            crowd.talks(2);
            crowd.finishes();
            callers.stop();

            System.out.println("all replicas replaced: " + crowd.report() + "; " + callers.report());
            assertEquals(List.of(), callers.failures());
            assertEquals(List.of(), callers.broken(), "it serves on until nobody comes any more");
            assertTrue(crowd.breaks() >= 2 * PAIRINGS, () -> "only " + crowd.breaks() + " were sent elsewhere");
            assertEquals(Set.of(1012), crowd.closeCodes());
        }
    }

    private List<Replica> all() {
        return SERVICES.stream()
                .flatMap(service -> Stream.of(1, 2).map(number -> stack.replica(service, number)))
                .toList();
    }
}
