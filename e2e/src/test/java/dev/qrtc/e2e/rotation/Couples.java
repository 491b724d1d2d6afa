// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.rotation;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.KeyTimes;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.secrets.RandomText;
import dev.qrtc.testing.SignalingClient.Opening;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * People who pair while keys are rotated: each token is made by one replica and used at the others, at once by some and shortly
 * before its end by others. Every call must be answered as if nothing happened.
 */
final class Couples implements AutoCloseable {
    /** How long after it was shown a code is claimed by those who are slow. */
    static final Duration HELD = KeyTimes.CODE.minusSeconds(4);

    private static final int TRIES = 5;

    private final RunningStack stack;
    private final Verifier verifier;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger patient = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean go = true;

    Couples(RunningStack stack, Verifier verifier) {
        this.stack = stack;
        this.verifier = verifier;
    }

    /** So many that are quick, and so many that hold each token until shortly before its end; again and again, until {@link #stop}. */
    void come(int quick, int slow) {
        for (int number = 0; number < quick; number++) {
            int parity = number;
            threads.execute(() -> repeat(() -> pair(parity, Duration.ZERO), finished));
        }
        for (int number = 0; number < slow; number++) {
            int parity = number;
            threads.execute(() -> repeat(() -> pair(parity, HELD), patient));
        }
    }

    private void repeat(BooleanSupplier visit, AtomicInteger count) {
        while (go && failures.isEmpty()) {
            try {
                (visit.getAsBoolean() ? count : late).incrementAndGet();
            } catch (RuntimeException | AssertionError e) {
                var trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                failures.add(trace.toString());
            }
        }
    }

    // False where the code has really expired, as this machine is so busy.
    private boolean pair(int parity, Duration patience) {
        int here = parity % 2 + 1;
        int there = 3 - here;
        var user = accessToken();
        long asked = System.nanoTime();
        var created = answered(201, () -> at(here).as(user).post("/v1/pairings", Map.of()));
        verifier.judge("pairing", created.path("token").asText(), asked);
        verifier.judge("peer", created.path("peerToken").asText(), asked);
        waitFor(asked, patience);

        long claimedAt = System.nanoTime();
        var code = Map.of("token", created.path("token").asText());
        var answer = tried(() -> at(there).as(user).post("/v1/pairings/claim", code));
        if (answer.status() == 410 && System.nanoTime() - asked > KeyTimes.CODE.toNanos()) {
            return false;
        }
        var claimed = answer.expect(200).json();
        verifier.judge("peer", claimed.path("peerToken").asText(), claimedAt);
        join(here, created);
        join(there, claimed);
        qr(user);
        for (var peer : List.of(created, claimed)) {
            answered(200, () -> at(here).as(peerToken(peer)).get(path(peer)));
            answered(200, () -> at(there).as(peerToken(peer)).get(path(peer)));
        }
        tried(() -> at(there).as(peerToken(claimed)).delete(path(claimed))).expect(204);
        return true;
    }

    private void join(int replica, JsonNode peer) {
        var url = stack.replicas(replica).signaling().toString();
        var socket = Opening.of(url, peerToken(peer), RandomText.secret().substring(0, 8))
                .open();
        try {
            socket.next("welcome");
        } catch (AssertionError e) {
            throw socket.isClosed() ? new AssertionError("closed with " + socket.closeCode(), e) : e;
        } finally {
            socket.close();
        }
    }

    private static JsonNode answered(int status, Supplier<Answer> call) {
        return tried(call).expect(status).json();
    }

    // On a machine that is too busy Redis may be out of reach for a moment: that says nothing of a token.
    private static Answer tried(Supplier<Answer> call) {
        var answer = call.get();
        for (int again = 0; again < TRIES && answer.status() == 503; again++) {
            answer = call.get();
        }
        return answer;
    }

    private void qr(String accessToken) {
        stack.api()
                .at(stack.replicas(1).qr())
                .as(accessToken)
                .post("/v1/qr", Map.of("text", "a"))
                .expect(200);
    }

    /** A user's token, judged. */
    String accessToken() {
        long asked = System.nanoTime();
        var token = Backend.of(stack).tokenFor("user:alice", "pairing:present", "pairing:scan", "qr");
        verifier.judge("access", token, asked);
        return token;
    }

    /** Uses a token of whatever age at every service that takes it. */
    void use(String accessToken) {
        for (int replica = 1; replica <= 2; replica++) {
            var api = at(replica).as(accessToken);
            answered(201, () -> api.post("/v1/pairings", Map.of()));
        }
        qr(accessToken);
    }

    private Api at(int replica) {
        return stack.api(stack.replicas(replica));
    }

    private static String path(JsonNode answer) {
        return "/v1/pairings/" + answer.path("id").asText();
    }

    private static String peerToken(JsonNode answer) {
        return answer.path("peerToken").asText();
    }

    private static void waitFor(long since, Duration time) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(time.plusSeconds(60))
                .until(() -> System.nanoTime() - since >= time.toNanos());
    }

    /** Pairings that came to their end so far. */
    int finished() {
        return finished.get() + patient.get();
    }

    /** Those among them whose code was claimed shortly before its end. */
    int patient() {
        return patient.get();
    }

    /** Those that came too late with their code, as the machine was too busy. */
    int late() {
        return late.get();
    }

    /** What was not answered as it must be. */
    List<String> failures() {
        return failures.stream().limit(3).toList();
    }

    /** Lets those who are there finish. */
    void stop() throws InterruptedException {
        go = false;
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            failures.add("somebody did not come to an end");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
