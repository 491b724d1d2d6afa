// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkPoolTest {
    private final AtomicLong time = new AtomicLong();
    private final CountDownLatch free = new CountDownLatch(1);
    private final WorkPool pool = new WorkPool("test", 1, 2, Duration.ofSeconds(1), time::get);

    @AfterEach
    void close() {
        free.countDown();
        pool.close();
    }

    @Test
    void worksOnItsOwnThread() {
        assertEquals("test-1", submit(() -> Thread.currentThread().getName()).join());
    }

    @Test
    void handsFailuresOn() {
        CompletableFuture<String> failed = submit(() -> {
            throw new StackOverflowError("deep");
        });
        var failure = assertThrows(CompletionException.class, failed::join);
        assertInstanceOf(StackOverflowError.class, failure.getCause());
        assertEquals("next", submit(() -> "next").join());
    }

    @Test
    void saysNoAtOnceWhenTheQueueIsFull() throws Exception {
        CompletableFuture<String> running = occupy();
        CompletableFuture<String> second = submit(() -> "second");
        CompletableFuture<String> third = submit(() -> "third");
        assertEquals(2, pool.waiting());
        assertBusy(submit(() -> "fourth"));
        free.countDown();
        assertEquals("first", running.get(5, TimeUnit.SECONDS));
        assertEquals("second", second.get(5, TimeUnit.SECONDS));
        assertEquals("third", third.get(5, TimeUnit.SECONDS));
        assertEquals("fifth", submit(() -> "fifth").join());
    }

    @Test
    void doesNotBeginWhatWaitedTooLong() throws Exception {
        CompletableFuture<String> running = occupy();
        AtomicBoolean began = new AtomicBoolean();
        CompletableFuture<Boolean> late = submit(() -> began.getAndSet(true));
        time.addAndGet(Duration.ofMillis(1001).toNanos());
        free.countDown();
        assertBusy(late);
        assertTrue(!began.get());
        assertEquals("first", running.join());
    }

    @Test
    void dropsWhatNobodyWaitsForAnyMore() throws Exception {
        CompletableFuture<String> running = occupy();
        AtomicBoolean began = new AtomicBoolean();
        CompletableFuture<Boolean> dropped = submit(() -> began.getAndSet(true));
        CompletableFuture<String> second = submit(() -> "second");
        dropped.cancel(true);
        assertEquals(1, pool.waiting(), "its place is free for others");
        free.countDown();
        assertEquals("second", second.get(5, TimeUnit.SECONDS));
        assertEquals("first", running.join());
        assertFalse(began.get());
    }

    @Test
    void tellsRunningWorkThatItsCallerHasGone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<String> running = pool.<String>submit("caller", gone -> {
                    begun.countDown();
                    while (!gone.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    ended.countDown();
                    return "nobody hears it";
                })
                .subscribeAsCompletionStage();
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        running.cancel(true);
        assertTrue(ended.await(5, TimeUnit.SECONDS));
        assertEquals("next", submit(() -> "next").get(5, TimeUnit.SECONDS));
    }

    private CompletableFuture<String> occupy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> running = submit(() -> {
            begun.countDown();
            free.await();
            return "first";
        });
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        return running;
    }

    private <T> CompletableFuture<T> submit(java.util.concurrent.Callable<T> work) {
        return pool.submit("caller", gone -> work.call()).subscribeAsCompletionStage();
    }

    private static void assertBusy(CompletableFuture<?> refused) {
        var failure = assertThrows(Exception.class, () -> refused.get(5, TimeUnit.SECONDS));
        assertInstanceOf(WorkPool.Busy.class, failure.getCause());
    }
}
