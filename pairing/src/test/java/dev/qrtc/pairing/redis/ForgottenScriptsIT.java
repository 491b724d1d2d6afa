// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A Redis that forgets scripts while calls are under way. */
class ForgottenScriptsIT extends OnRealRedis {
    @Test
    void scriptsForgottenInTheMiddleOfABurstCostNoOrder() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        var burst = new ArrayList<Uni<FrameOutcome>>();
        for (int i = 1; i <= 200; i++) {
            burst.add(node.signaling.relay(presenter, i, RelayKind.CANDIDATE, "" + i));
            if (i % 60 == 0) {
                burst.add(node.scripts.send(Command.SCRIPT, "FLUSH", "SYNC").replaceWith(new FrameOutcome.Unknown()));
            }
        }
        List<FrameOutcome> outcomes = await(Uni.join().all(burst).andFailFast()).stream()
                .filter(outcome -> !(outcome instanceof FrameOutcome.Unknown))
                .toList();
        assertEquals(IntStream.rangeClosed(1, 200).mapToObj(OnRealRedis::stored).toList(), outcomes);
        assertEquals(numbers(200), frames(id));
    }

    @Test
    void aScriptThatWasNotUsedBeforeDoesNotOvertakeOneThatIsForgotten() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        describe(presenter, 1, "1");
        var answers = await(Uni.join()
                .all(
                        node.scripts.send(Command.SCRIPT, "FLUSH").replaceWith(stored(0)),
                        node.signaling.relay(presenter, 2, RelayKind.DESCRIPTION, "2"),
                        node.signaling.report(presenter, 3, new Report.Bye(false)))
                .andFailFast());
        assertEquals(List.of(stored(0), stored(2), stored(3)), answers);
        assertEquals(
                List.of("description", "description", "bye"),
                kinds(id, Role.SCANNER).subList(2, 5));
    }

    @Test
    void callsThatComeWhileScriptsAreForgottenKeepTheirOrderToo() throws InterruptedException {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        var done = new AtomicBoolean();
        var forgetting = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                REDIS.command("SCRIPT", "FLUSH");
            }
        });
        var answers = new ArrayList<Uni<FrameOutcome>>();
        for (int i = 1; i <= 200; i++) {
            answers.add(sent(node.signaling.relay(presenter, i, RelayKind.CANDIDATE, "" + i)));
        }
        await(Uni.join().all(answers).andFailFast());
        done.set(true);
        forgetting.join();
        assertEquals(numbers(200), frames(id));
    }

    @Test
    void differentScriptsDoNotOvertakeEachOtherEither() {
        PairingId id = paired();
        Seat seat = join(id, Role.PRESENTER, "present1", 1).seat();
        var calls = new ArrayList<Uni<Boolean>>();
        for (int i = 1; i <= 50; i++) {
            calls.add(node.scripts.send(Command.SCRIPT, "FLUSH", "ASYNC").replaceWith(true));
            calls.add(node.signaling
                    .relay(seat, 2L * i - 1, RelayKind.CANDIDATE, "" + i)
                    .map(FrameOutcome.Stored.class::isInstance));
            calls.add(node.signaling
                    .report(seat, 2L * i, new Report.Failed("ice"))
                    .map(FrameOutcome.Stored.class::isInstance));
        }
        assertFalse(await(Uni.join().all(calls).andFailFast()).contains(false));
        assertEquals(numbers(50), frames(id));
    }

    /** What one replica teaches Redis again, another one meets half-way. */
    @Test
    void twoReplicasThatTeachRedisAgainCostEachOtherNoOrder() throws InterruptedException {
        Node other = nodeWith(settings());
        var done = new AtomicBoolean();
        var forgetting = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                REDIS.command("SCRIPT", "FLUSH");
            }
        });
        var answers = new ArrayList<Uni<FrameOutcome>>();
        for (Node each : List.of(node, other)) {
            for (int pairing = 0; pairing < 20; pairing++) {
                Seat seat = join(paired(), Role.PRESENTER, "present1", 1).seat();
                for (int i = 1; i < 50; i += 2) {
                    answers.add(sent(each.signaling.relay(seat, i, RelayKind.CANDIDATE, "" + i)));
                    answers.add(sent(each.signaling.report(seat, i + 1, new Report.Failed("ice"))));
                }
            }
        }
        var outcomes = await(Uni.join().all(answers).andFailFast());
        done.set(true);
        forgetting.join();
        outcomes.forEach(outcome -> assertInstanceOf(FrameOutcome.Stored.class, outcome));
    }

    private static <T> Uni<T> sent(Uni<T> call) {
        return Uni.createFrom().completionStage(call.subscribeAsCompletionStage());
    }
}
