// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.RedisPair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis' primary dies at once, and its replica takes over with what had reached it. */
class FailoverIT {
    @SuppressWarnings("NullAway.Init")
    private static RedisPair redis;

    @SuppressWarnings("NullAway.Init")
    private static RunningStack stack;

    @BeforeAll
    static void threeReplicasOnTwoServers() {
        redis = new RedisPair();
        stack = Stacks.faulty("failover", redis.url());
    }

    @AfterAll
    static void nothingIsLeft() {
        stack.local().close();
        redis.close();
    }

    @BeforeEach
    void everythingRuns() {
        redis.follow();
        Trio.isReadyAgain(stack);
    }

    @Test
    void a_claim_that_was_answered_stands_however_soon_the_primary_dies() {
        try (var terminal = new Terminal(stack, stack.signaling(1), "user:survivor");
                var device = new Device(stack, stack.signaling(2), "user:survivor")) {
            var code = terminal.asksForACode();
            var before = replicated();
            device.claims(code.text());
            redis.failOver();
            assertEquals(before + 1, replicated());
            Trio.isReadyAgain(stack);
            assertEquals("paired", terminal.seesPairing().path("state").asText());
            device.joins();
            terminal.joins();
            terminal.trickles("after the failover");
            device.hears("candidate");
        }
    }

    @Test
    void who_left_before_a_failover_that_undid_it_is_absent_soon_after_it() {
        try (var terminal = new Terminal(stack, stack.signaling(1), "user:ghost");
                var device = new Device(stack, stack.signaling(2), "user:ghost")) {
            var code = terminal.asksForACode();
            terminal.joins();
            device.claims(code.text());
            device.joins();
            terminal.hearsThatPeerIsPresent(true);
            await().until(() -> "1".equals(redis.replica().command("HGET", hash(device), "scanner:here")));
            redis.link().stall();
            device.socket().drop();
            terminal.hearsThatPeerIsPresent(false);
            assertEquals("1", redis.replica().command("HGET", hash(device), "scanner:here"), "the leave is undone");
            redis.failOver();
            Trio.isReadyAgain(stack);
            // Its connection rests on what the failover undid: it comes again, and asks how the other one is.
            terminal.reloads();
            terminal.hearsThatPeerIsPresent(false);
        }
    }

    private static double replicated() {
        return stack.metrics(Service.TOKEN, 1).sum("qrtc_redis_replication_total", "result", "replicated");
    }

    private static String hash(Device device) {
        return "qrtc:{" + device.pairing() + "}";
    }
}
