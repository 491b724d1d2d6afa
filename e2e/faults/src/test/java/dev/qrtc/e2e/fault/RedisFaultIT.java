// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis goes away and comes back: nobody has to do anything. */
class RedisFaultIT {
    private final RunningStack stack = Stacks.pair();

    @AfterEach
    void redis_runs_again() {
        stack.local().redis().start();
        await().atMost(Duration.ofSeconds(60)).until(() -> usersOfRedis().allMatch(this::isReady));
    }

    @Test
    void a_pairing_goes_on_after_a_restart_of_redis() {
        try (var terminal = new Terminal(stack, stack.replicas(1), "user:alice");
                var device = new Device(stack, stack.replicas(2), "user:alice")) {
            var code = terminal.asksForACode();
            terminal.joins();
            device.claims(code.text());
            device.joins();
            terminal.hearsThatPeerIsPresent(true);
            terminal.trickles("before");
            terminal.isAcknowledged();
            var presenting = stack.api().as(Backend.of(stack).tokenFor("user:alice", "pairing:present"));

            stack.local().redis().stop();
            await().atMost(Duration.ofSeconds(30)).until(() -> usersOfRedis().noneMatch(this::isReady));
            usersOfRedis().forEach(this::isLive);
            var refused = presenting.post("/v1/pairings", Map.of()).refused(503, "unavailable");
            assertFalse(refused.header("Retry-After").isEmpty());
            terminal.trickles("meanwhile");
            assertFalse(terminal.socket().isClosed());
            assertFalse(device.socket().isClosed());

            stack.local().redis().start();
            await().atMost(Duration.ofSeconds(30)).until(() -> usersOfRedis().allMatch(this::isReady));
            terminal.trickles("after");
            terminal.isAcknowledged();
            device.hearsExactly(List.of("before", "meanwhile", "after"));
            device.trickles("and back");
            terminal.hearsExactly(List.of("and back"));
            assertEquals("paired", terminal.seesPairing().path("state").asText());

            device.saysBye("completed");
            terminal.hears("bye");
        }
        try (var terminal = new Terminal(stack, stack.gateway(), "user:alice");
                var device = new Device(stack, stack.gateway(), "user:alice")) {
            device.claims(terminal.asksForACode().text());
        }
    }

    private Stream<Replica> usersOfRedis() {
        return Stream.concat(
                stack.local().replicas(Service.TOKEN).stream(), stack.local().replicas(Service.SIGNALING).stream());
    }

    private boolean isReady(Replica replica) {
        return stack.api().at(replica.management()).get("/q/health/ready").status() == 200;
    }

    private void isLive(Replica replica) {
        stack.api().at(replica.management()).get("/q/health/live").expect(200);
    }
}
