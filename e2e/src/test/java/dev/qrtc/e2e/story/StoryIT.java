// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Story;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The story on the stacks of one and of two replicas. */
class StoryIT {
    @Test
    void two_devices_pair_through_the_gateway() {
        Story.play(Stacks.single());
    }

    @Test
    void two_devices_pair_although_they_never_meet_at_the_same_replica() {
        var stack = Stacks.pair();
        var before = List.of(
                stack.metrics(Service.SIGNALING, 1).sum("qrtc_signaling_connections"),
                stack.metrics(Service.SIGNALING, 2).sum("qrtc_signaling_connections"));
        var created = stack.metrics(Service.TOKEN, 1).sum("qrtc_pairings_total");
        var claimed = stack.metrics(Service.TOKEN, 2).sum("qrtc_claims_total");

        Story.play(stack, stack.replicas(1), stack.replicas(2), () -> {
            for (var number : List.of(1, 2)) {
                await().untilAsserted(() -> assertEquals(
                        before.get(number - 1) + 1,
                        stack.metrics(Service.SIGNALING, number).sum("qrtc_signaling_connections"),
                        "one peer is connected to each replica"));
            }
            assertEquals(claimed + 1, stack.metrics(Service.TOKEN, 2).sum("qrtc_claims_total"));
            assertTrue(stack.metrics(Service.TOKEN, 1).sum("qrtc_pairings_total") > created);
        });
    }
}
