// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** sweep.lua and find.lua: pairings that nobody serves end too, and are counted once. */
class SweepIT extends OnRealRedis {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aPairingThatNobodyLooksAtEndsByItself() {
        node = nodeWith(settings().token(SECOND).waiting(SECOND));
        node.sweeper.start(new StartupEvent());
        PairingId id = create().pairing();
        eventually(() -> node.heard.ended.equals(List.of(Outcome.EXPIRED)));
        assertEquals("closed", field(id, "state"));
        eventually(() -> keys("qrtc:due:*").isEmpty());
    }

    @Test
    void howeverManySweepersLookAnEndIsCountedOnce() {
        var settings = settings().token(SECOND).waiting(SECOND);
        List<Node> replicas = List.of(nodeWith(settings), nodeWith(settings), nodeWith(settings));
        node = replicas.getFirst();
        var ids = new ArrayList<PairingId>();
        for (int i = 0; i < 40; i++) {
            ids.add(create().pairing());
        }
        eventually(() -> {
            ids.forEach(SweepIT::isDue);
            await(Uni.join()
                    .all(replicas.stream()
                            .map(replica -> replica.sweeper.sweep())
                            .toList())
                    .andFailFast());
            return ids.stream().allMatch(id -> field(id, "state").equals("closed"));
        });
        assertEquals(
                40,
                replicas.stream()
                        .mapToInt(replica -> replica.heard.ended.size())
                        .sum());
    }

    @Test
    void whoDiesWithWhatItTookLeavesItToOthers() {
        PairingId id = create().pairing();
        isDue(id);
        await(new DueIndex(node.scripts, settings()).take(shard(id)));
        double next = score(id);
        assertTrue(next > redisNow() + 10_000 && next <= redisNow() + 15_000);
    }

    @Test
    void theNextLookIsTheDeadlineOrAMinuteFromNow() {
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        join(id, Role.SCANNER, "scanner1", 1);
        isDue(id);
        await(node.sweeper.sweep());
        assertTrue(score(id) > redisNow() + 50_000 && score(id) <= redisNow() + 60_000);
    }

    @Test
    void aSoonerDeadlineBringsTheLookForward() {
        node = nodeWith(settings().join(Duration.ofSeconds(5)));
        PairingId id = paired();
        eventually(() -> score(id) == Double.parseDouble(field(id, "due")));
    }

    @Test
    void whatIsForgottenIsLookedAtNoMore() {
        for (int i = 0; i < 20; i++) {
            isDue(PairingId.random());
        }
        await(node.sweeper.sweep());
        assertEquals(List.of(), keys("*"));
        assertEquals(List.of(), node.heard.ended);
    }

    @Test
    void peersOfADeadReplicaBecomeAbsentAndTheOthersStay() {
        var settings = settings().lease(SECOND);
        node = nodeWith(settings);
        Node dying = nodeWith(settings);
        node.channel.start(node.heard);
        dying.channel.start(dying.heard);
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        await(dying.signaling.join(joining(id, Role.SCANNER, "scanner1", 1, Cursor.START, -1)));
        eventually(() -> keys("qrtc:alive:*").size() == 2);
        assertEquals(List.of(), await(node.signaling.dead(List.of(dying.channel.replica(), node.channel.replica()))));
        dying.close();
        eventually(() -> {
            isDue(id);
            await(node.sweeper.sweep());
            return field(id, "scanner:here").equals("0");
        });
        assertEquals("1", field(id, "presenter:here"));
        eventually(() -> node.heard.letters.stream()
                .anyMatch(letter -> letter.mail().frame().contains("\"present\":false")));
        assertEquals(
                List.of(dying.channel.replica()),
                await(node.signaling.dead(List.of(dying.channel.replica(), node.channel.replica()))));
    }

    @Test
    void afterRedisWasAwayNobodyIsBuriedBeforeItCouldRenewItsLease() {
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        assertTrue(keys("qrtc:alive:*").isEmpty());
        isDue(id);
        await(node.sweeper.sweep());
        assertEquals("1", field(id, "presenter:here"));
    }

    private static void isDue(PairingId id) {
        REDIS.command("ZADD", PairingKeys.due(id), "1", id.value());
    }

    private static double score(PairingId id) {
        return Double.parseDouble(String.valueOf(REDIS.command("ZSCORE", PairingKeys.due(id), id.value())));
    }

    private static int shard(PairingId id) {
        return Integer.parseInt(PairingKeys.due(id).substring("qrtc:due:".length()));
    }
}
