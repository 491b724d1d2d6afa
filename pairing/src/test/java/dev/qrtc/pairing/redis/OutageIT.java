// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.testing.Frozen;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis away, slow, forgetful or full. */
class OutageIT extends OnRealRedis {
    @Override
    Settings settings() {
        return new Settings().patience(Duration.ofSeconds(1)).absent(Duration.ofSeconds(3));
    }

    @AfterEach
    void redisIsWellAgain() {
        REDIS.start();
        REDIS.command("REPLICAOF", "NO", "ONE");
        REDIS.command("CONFIG", "SET", "maxmemory", "0");
    }

    @Test
    void whileRedisIsAwayCallsFailSoonAndThenAllComesBackByItself() {
        node.channel.start(node.heard);
        eventually(node.channel::healthy);
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        describe(presenter, 1, "one");
        REDIS.stop();
        long asked = System.nanoTime();
        assertThrows(StoreUnavailableException.class, () -> describe(presenter, 2, "two"));
        assertTrue(System.nanoTime() - asked < Duration.ofSeconds(3).toNanos());
        assertTrue(node.scripts.downForMs() > 0);
        eventually(() -> !node.channel.healthy());
        REDIS.start();
        eventually(() -> describe(presenter, 2, "two") instanceof FrameOutcome.Stored);
        assertEquals(0, node.scripts.downForMs());
        assertEquals(List.of("one", "two"), frames(id));
        eventually(() -> node.heard.missed.get() == 2 && node.channel.healthy());
        join(id, Role.SCANNER, "scanner1", 1);
        eventually(() -> !node.heard.letters.isEmpty());
    }

    @Test
    void aCrashOfRedisInABurstLeavesNoCallWithoutAnAnswerAndNoGap() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        describe(presenter, 1, "1");
        REDIS.command("CLIENT", "PAUSE", "10000");
        var answers = new ArrayList<Uni<Boolean>>();
        for (int i = 2; i <= 201; i++) {
            answers.add(node.signaling
                    .relay(presenter, i, RelayKind.CANDIDATE, "" + i)
                    .map(outcome -> true)
                    .onFailure(StoreUnavailableException.class)
                    .recoverWithItem(false));
        }
        Uni<List<Boolean>> all = Uni.join().all(answers).andFailFast();
        var under = all.subscribeAsCompletionStage();
        REDIS.kill();
        List<Boolean> answered = await(Uni.createFrom().completionStage(under));
        assertEquals(200, answered.size());
        assertTrue(answered.contains(false));
        REDIS.start();
        eventually(() -> node.scripts.downForMs() == 0);
        int has = frames(id).size();
        assertEquals(numbers(has), frames(id));
    }

    @Test
    void aKilledConnectionComesBack() {
        node.channel.start(node.heard);
        eventually(node.channel::healthy);
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        REDIS.command("CLIENT", "KILL", "TYPE", "pubsub");
        eventually(() -> node.heard.missed.get() == 2 && node.channel.healthy());
        REDIS.command("CLIENT", "KILL", "TYPE", "normal");
        eventually(() -> join(id, Role.SCANNER, "scanner1", System.nanoTime()).continuous());
        eventually(() -> !node.heard.letters.isEmpty());
    }

    @Test
    void aSlowRedisIsWaitedForAndOneThatIsTooSlowIsNot() {
        PairingId id = paired();
        REDIS.command("CLIENT", "PAUSE", "500");
        assertEquals("paired", state(id));
        REDIS.command("CLIENT", "PAUSE", "4000");
        long asked = System.nanoTime();
        assertThrows(StoreUnavailableException.class, () -> find(id));
        assertTrue(System.nanoTime() - asked < Duration.ofSeconds(3).toNanos());
        eventually(() -> state(id).equals("paired"));
    }

    @Test
    void aFrozenRedisIsLeftAndFoundAgain() throws IOException, InterruptedException {
        node.channel.start(node.heard);
        eventually(node.channel::healthy);
        PairingId id = paired();
        Frozen.freeze(REDIS.pid());
        try {
            for (int i = 0; i < 3; i++) {
                assertThrows(StoreUnavailableException.class, () -> find(id));
            }
        } finally {
            Frozen.thaw(REDIS.pid());
        }
        eventually(() -> state(id).equals("paired"));
    }

    @Test
    void aReplicaThatTakesNoWritesIsLeftForThePrimary() {
        paired();
        REDIS.command("REPLICAOF", "127.0.0.1", "1");
        for (int i = 0; i < 5; i++) {
            assertThrows(StoreUnavailableException.class, this::create);
        }
        REDIS.command("REPLICAOF", "NO", "ONE");
        eventually(() -> create().number() == 1);
    }

    @Test
    void timeInWhichRedisWasAwayDoesNotCount() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        Seat scanner = join(id, Role.SCANNER, "scanner1", 1).seat();
        await(node.signaling.leave(presenter));
        await(node.signaling.leave(scanner));
        long due = Long.parseLong(field(id, "due"));
        REDIS.stop();
        eventually(() -> System.currentTimeMillis() > due);
        REDIS.start();
        eventually(() -> state(id).equals("paired"));
        assertTrue(Long.parseLong(field(id, "due")) > due + 1_000);
        eventually(() -> state(id).equals("closed: lost"));
    }
}
