// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.FrameFuzz;
import dev.qrtc.testing.RawSocket;
import dev.qrtc.testing.SignalingClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Garbage over real sockets: no fault, nothing left behind, and a pairing beside it notices nothing. */
@QuarkusTest
@TestProfile(ReadingSlowly.class)
class FuzzIT extends SignalingTestBase {
    private static final int AT_ONCE = 4;
    private static final int INPUTS_A_CONNECTION = 40;
    private static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(5);

    @Inject
    MeterRegistry metrics;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord event) {
            if (event.getLevel().intValue() >= Level.SEVERE.intValue()) {
                faults.add(event.getLoggerName() + ": " + event.getMessage() + " " + event.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void garbage_neither_breaks_nor_leaks_nor_slows_others() {
        long seed = FrameFuzz.seed();
        var over = new AtomicBoolean();
        try (var threads = Executors.newCachedThreadPool()) {
            var beside = CompletableFuture.supplyAsync(() -> exchangeUntil(over), threads);
            int each = FrameFuzz.inputs(0.2) / AT_ONCE;
            List<CompletableFuture<Void>> workers = new ArrayList<>();
            for (int worker = 0; worker < AT_ONCE; worker++) {
                var fuzz = new FrameFuzz(seed + worker);
                workers.add(CompletableFuture.runAsync(() -> send(fuzz, each), threads));
            }
            try {
                CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new))
                        .join();
            } finally {
                over.set(true);
            }
            assertTrue(beside.join() > 10, "so few frames were exchanged beside: " + beside.join());
            assertEquals(List.of(), List.copyOf(faults));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertEquals(0, gauge("connections"));
                assertEquals(0, gauge("places"));
                assertEquals(0, gauge("queued"));
            });
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("repeat with -Dqrtc.seed=" + seed, e);
        }
    }

    private void send(FrameFuzz fuzz, int inputs) {
        int read = 0;
        while (read < inputs) {
            try (var raw = RawSocket.open(paired().presenter("presentr"))) {
                read += feed(raw, fuzz);
            }
        }
    }

    // Gives how many inputs the server has read: what is sent after it has closed would count for nothing.
    private static int feed(RawSocket raw, FrameFuzz fuzz) {
        for (int read = 1; read < INPUTS_A_CONNECTION; read++) {
            var input = fuzz.next();
            if (!input.isWhole()) {
                raw.isCut(input.wire());
                return read;
            }
            if (!raw.isRead(input.wire())) {
                return read;
            }
        }
        return INPUTS_A_CONNECTION - 1;
    }

    // One frame, its delivery, its receipt, and again; gives how often.
    private long exchangeUntil(AtomicBoolean over) {
        var pair = paired();
        var longest = new AtomicLong();
        long id = 0;
        try (var presenter = pair.presenter("presentr").open();
                var scanner = pair.scanner("scanner1").open()) {
            presenter.next("welcome");
            scanner.next("welcome");
            while (!over.get()) {
                long started = System.nanoTime();
                id++;
                exchange(presenter, scanner, id);
                longest.set(Math.max(longest.get(), System.nanoTime() - started));
            }
        }
        assertTrue(
                longest.get() < LONGEST_EXCHANGE.toNanos(),
                () -> "one exchange took " + TimeUnit.NANOSECONDS.toMillis(longest.get()) + " ms");
        return id;
    }

    private static void exchange(SignalingClient presenter, SignalingClient scanner, long id) {
        presenter.send("{\"type\":\"description\",\"id\":" + id + ",\"description\":{\"type\":\"offer\",\"sdp\":\"" + id
                + "\"}}");
        assertEquals(
                Long.toString(id),
                scanner.next("description").at("/description/sdp").asText());
        scanner.send("{\"type\":\"received\",\"cursor\":\"" + scanner.cursor() + "\"}");
        presenter.nextAck(id);
    }

    private double gauge(String name) {
        return metrics.get("qrtc.signaling." + name).gauge().value();
    }
}
