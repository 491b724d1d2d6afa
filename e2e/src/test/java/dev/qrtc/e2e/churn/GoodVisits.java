// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.testing.RawSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Pairings that must come to their end whatever others do. */
final class GoodVisits {
    private static final Executor BESIDE = task -> Thread.ofVirtual().start(task);
    private static final int LARGE = 50_000;
    private static final int LARGE_FRAMES = 4;

    private GoodVisits() {}

    static void talkAndSayGoodbye(RunningStack stack, int number) {
        try (var couple = Couple.joined(stack, number)) {
            couple.talk();
            couple.terminal.reportsConnected("host");
            couple.device.reportsConnected("host");
            couple.finish();
        }
    }

    /** Both lose their connection without a word, one after the other, and miss nothing. */
    static void loseTheConnectionAndComeBack(RunningStack stack, int number) {
        try (var couple = Couple.joined(stack, number)) {
            couple.talk();
            couple.device.socket().drop();
            couple.terminalSpeaks();
            couple.deviceMoves();
            Couple.hear(couple.device);
            couple.terminal.socket().drop();
            couple.terminal.joins();
            couple.talk();
            couple.finish();
        }
    }

    /** One reads nothing until there is far more for it than its network holds. */
    static void readLate(RunningStack stack, int number) {
        try (var couple = new Couple(stack, number)) {
            couple.claim();
            try (var late = RawSocket.open(couple.device.opening())) {
                couple.terminal.hearsThatPeerIsPresent(true);
                for (int frame = 0; frame < LARGE_FRAMES; frame++) {
                    couple.terminal.trickles("x".repeat(LARGE));
                }
                couple.terminal.isAcknowledged();
                for (int frame = 0; frame < LARGE_FRAMES; frame++) {
                    late.frame(RawSocket.PONG, true, new byte[0]);
                    var candidate = late.next("candidate").at("/candidate/candidate");
                    assertEquals(LARGE, candidate.asText().length());
                }
                couple.terminal.saysBye("completed");
                late.next("bye");
                couple.terminal.hears("bye");
            }
        }
    }

    /** Somebody else tries the code in vain, and a caller waits for the end, which comes by REST. */
    static void cancel(RunningStack stack, int number) {
        try (var couple = new Couple(stack, number)) {
            var code = couple.claim();
            couple.device.joins();
            couple.device.tries(code.text()).refused(409, "already_claimed");
            couple.terminal.hears("contention");
            var path = couple.terminal.path("");
            var seen = couple.terminal.calls().get(path).expect(200).header("ETag");
            var patient = couple.terminal.calls().with("If-None-Match", seen).with("Prefer", "wait=20");
            var end = CompletableFuture.supplyAsync(() -> patient.get(path), BESIDE);
            couple.device.calls().delete(path);
            assertEquals("closed", end.join().expect(200).json().path("state").asText());
            couple.terminal.hears("bye");
            couple.device.hears("bye");
        }
    }
}
