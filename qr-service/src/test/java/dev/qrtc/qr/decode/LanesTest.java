// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.Effort;
import dev.qrtc.codec.picture.Unfinished;
import dev.qrtc.codec.read.CodeFinder.Finding;
import dev.qrtc.qr.work.WorkConfig;
import dev.qrtc.qr.work.WorkPool;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits behind whom: one thread in each lane, and pictures that are done when the test says so. */
class LanesTest {
    private static final byte[] SMALL = {0};
    private static final byte[] LARGE = {1};
    private static final byte[] SLOW = {2};
    private static final byte[] DELAYED = {3};
    private static final Finding DONE = new Finding(List.of(), 0);

    private final AtomicLong time = new AtomicLong();
    private final AtomicLong work = new AtomicLong();
    private final AtomicInteger quickTries = new AtomicInteger();
    private final CountDownLatch largeBegun = new CountDownLatch(1);
    private final CountDownLatch largeMayEnd = new CountDownLatch(1);
    private final Lanes lanes =
            new Lanes(pool("quick"), pool("large"), this::search, 1000, Duration.ofMillis(100), time::get, work::get);

    @AfterEach
    void close() {
        largeMayEnd.countDown();
        lanes.close();
    }

    @Test
    void whatIsLargeByItsHeadersKeepsNobodyWaiting() throws Exception {
        CompletableFuture<Finding> large = find("eve", LARGE);
        assertTrue(largeBegun.await(5, TimeUnit.SECONDS));
        assertEquals(DONE, get(find("alice", SMALL)));
        assertEquals(DONE, get(find("eve", SMALL)), "its other pictures are read as ever");
        assertFalse(large.isDone());
        largeMayEnd.countDown();
        assertEquals(DONE, get(large));
    }

    @Test
    void whoeverSendsWhatTakesLongWaitsBehindItAndNobodyElseDoes() throws Exception {
        CompletableFuture<Finding> slow = find("eve", SLOW);
        assertTrue(largeBegun.await(5, TimeUnit.SECONDS));
        CompletableFuture<Finding> next = find("eve", SMALL);
        assertEquals(DONE, get(find("alice", SMALL)));
        assertFalse(next.isDone());
        largeMayEnd.countDown();
        assertEquals(DONE, get(slow));
        assertEquals(DONE, get(next));
        assertEquals(DONE, get(find("eve", SMALL)));
    }

    /** Otherwise each of them would keep the quick lane busy for its first try, and everybody with it. */
    @Test
    void ofManyThatComeAtOnceOnlyTheFirstIsTriedInTheQuickLane() throws Exception {
        List<CompletableFuture<Finding>> all =
                Stream.generate(() -> find("eve", SLOW)).limit(6).toList();
        assertTrue(largeBegun.await(5, TimeUnit.SECONDS));
        assertEquals(DONE, get(find("alice", SMALL)));
        largeMayEnd.countDown();
        for (CompletableFuture<Finding> slow : all) {
            assertEquals(DONE, get(slow));
        }
        assertEquals(1, quickTries.get());
    }

    @Test
    void isRememberedForAMomentAndThenForgiven() throws Exception {
        largeMayEnd.countDown();
        assertEquals(DONE, get(find("eve", SLOW)));
        time.addAndGet(Duration.ofMillis(2900).toNanos());
        assertEquals(DONE, get(find("eve", SLOW)));
        assertEquals(1, quickTries.get());
        time.addAndGet(Duration.ofMillis(2900).toNanos());
        assertEquals(DONE, get(find("eve", SLOW)), "the one before took long too");
        assertEquals(1, quickTries.get());
        time.addAndGet(Duration.ofMillis(3100).toNanos());
        assertEquals(DONE, get(find("eve", SLOW)));
        assertEquals(2, quickTries.get());
    }

    /** Or who once sent a small picture that took long, and sends large ones all the time, would never be forgiven. */
    @Test
    void whatIsLargeByItsHeadersIsNoReasonToRememberItsCaller() throws Exception {
        largeMayEnd.countDown();
        assertEquals(DONE, get(find("eve", SLOW)));
        time.addAndGet(Duration.ofMillis(2900).toNanos());
        assertEquals(DONE, get(find("eve", LARGE)));
        time.addAndGet(Duration.ofMillis(200).toNanos());
        assertEquals(DONE, get(find("eve", SLOW)));
        assertEquals(2, quickTries.get());
    }

    /** The machine was busy with something else. */
    @Test
    void waitingForAProcessorIsNotWork() throws Exception {
        assertEquals(DONE, get(find("alice", DELAYED)));
        assertEquals(DONE, get(find("alice", DELAYED)));
        assertEquals(2, quickTries.get());
    }

    @Test
    void whoHangsUpFreesTheThreadAndIsForgiven() throws Exception {
        CompletableFuture<Finding> slow = find("eve", SLOW);
        assertTrue(largeBegun.await(5, TimeUnit.SECONDS));
        slow.cancel(true);
        assertEquals(DONE, get(find("eve", SMALL)));
        largeMayEnd.countDown();
        assertEquals(DONE, get(find("alice", LARGE)));
    }

    private Finding search(byte[] image, Effort effort) throws Unfinished {
        boolean isQuick = effort.maxCost() == 1000;
        if (isQuick && Arrays.equals(image, LARGE)) {
            throw new Unfinished(Unfinished.Why.COST);
        }
        if (!Arrays.equals(image, SMALL) && !Arrays.equals(image, DELAYED)) {
            time.addAndGet(Duration.ofMillis(101).toNanos());
            work.addAndGet(Duration.ofMillis(101).toNanos());
        }
        if (Arrays.equals(image, SLOW) && effort.isOver().getAsBoolean()) {
            quickTries.incrementAndGet();
            throw new Unfinished(Unfinished.Why.OVER);
        }
        if (Arrays.equals(image, DELAYED)) {
            quickTries.addAndGet(isQuick ? 1 : 0);
            time.addAndGet(Duration.ofSeconds(1).toNanos());
            assertFalse(effort.isOver().getAsBoolean());
            return DONE;
        }
        if (!Arrays.equals(image, SMALL)) {
            largeBegun.countDown();
            untilItMayEnd(effort);
        }
        return DONE;
    }

    private void untilItMayEnd(Effort effort) throws Unfinished {
        while (largeMayEnd.getCount() > 0) {
            if (effort.isOver().getAsBoolean()) {
                throw new Unfinished(Unfinished.Why.OVER);
            }
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Finding> find(String caller, byte[] image) {
        return lanes.find(caller, image).subscribeAsCompletionStage();
    }

    private static Finding get(CompletableFuture<Finding> found) throws Exception {
        return found.get(10, TimeUnit.SECONDS);
    }

    private static WorkPool pool(String name) {
        return WorkPool.of(name, "test", new WorkConfig() {
            @Override
            public Optional<Integer> workers() {
                return Optional.of(1);
            }

            @Override
            public int queue() {
                return 8;
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(30);
            }
        });
    }
}
