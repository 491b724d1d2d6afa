// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.load;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Expensive pictures, fifty at a time: each is sent again as soon as it is answered, and where the answer was 503, when the
 * service says so.
 */
final class Bombers implements AutoCloseable {
    private final DecodeCalls calls;
    private final List<byte[]> bombs;
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean isOver;

    Bombers(URI url, String principal, List<byte[]> bombs) {
        this.calls = new DecodeCalls(url, principal);
        this.bombs = bombs;
    }

    void begin(int count) {
        for (int i = 0; i < count; i++) {
            send(bombs.get(i % bombs.size()));
        }
    }

    private void send(byte[] bomb) {
        if (!isOver) {
            CompletableFuture<?> unused = calls.send(bomb).whenComplete((answer, failure) -> {
                if (failure == null) {
                    count(answer.statusCode());
                } else if (!isOver) {
                    failures.incrementAndGet();
                }
                later(answer).execute(() -> send(bomb));
            });
        }
    }

    private static Executor later(@Nullable HttpResponse<String> answer) {
        long seconds = answer == null
                ? 1
                : answer.headers().firstValueAsLong("Retry-After").orElse(0);
        return CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    }

    private synchronized void count(int status) {
        answers.merge(status, 1, Integer::sum);
    }

    /** How often which status was the answer. */
    synchronized Map<Integer, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Calls that were not answered. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        isOver = true;
        calls.close();
    }
}
