// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.model;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.qrtc.local.LocalStack;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.FaultyWire;
import dev.qrtc.testing.RedisPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;

/** Faults one after another, as a seed plans them; at the end everything runs again. */
final class FaultPlan {
    private static final int FAULTS = 12;
    private static final int FAILOVERS = 3;

    private final Random random;
    private final LocalStack stack;
    private final List<FaultyWire> wires;
    private final RedisPair redis;
    private final List<Replica> replicas;

    FaultPlan(long seed, LocalStack stack, List<FaultyWire> wires, RedisPair redis) {
        this.random = new Random(seed);
        this.stack = stack;
        this.wires = wires;
        this.redis = redis;
        this.replicas = stack.replicas(Service.SIGNALING);
    }

    /** Plays the plan; returns when all is mended. */
    void play(boolean withFailovers) throws Exception {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var done = new ArrayList<Future<?>>();
            long at = 2_000;
            for (int i = 0; i < FAULTS; i++) {
                at += 500 + random.nextInt(1_500);
                Runnable fault = withFailovers && i % (FAULTS / FAILOVERS) == 2 ? failover() : any();
                done.add(clock.schedule(fault, at, MILLISECONDS));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        wires.forEach(FaultyWire::flow);
        redis.wire().flow();
        replicas.stream().filter(replica -> !replica.isAlive()).forEach(stack::restart);
    }

    private Runnable any() {
        int which = random.nextInt(replicas.size());
        int ms = 300 + random.nextInt(2_000);
        return switch (random.nextInt(7)) {
            case 0 -> said("cut the wire of clients " + which, wires.get(which)::cut);
            case 1 -> said("stall the wire of clients " + which + " for " + ms, () -> stalled(wires.get(which), ms));
            case 2 -> said("cut Redis", redis.wire()::cut);
            case 3 -> said("stall Redis for " + ms, () -> stalled(redis.wire(), ms));
            case 4 -> said("kill replica " + which, () -> ended(which, true));
            case 5 -> said("drain replica " + which, () -> ended(which, false));
            default ->
                said("cut everything", () -> {
                    wires.forEach(FaultyWire::cut);
                    redis.wire().cut();
                });
        };
    }

    private Runnable failover() {
        int ms = 50 + random.nextInt(300);
        return said("failover, undoes " + ms + " ms of writes", () -> {
            redis.stopReplication();
            waited(ms);
            redis.promote();
            redis.follow();
        });
    }

    private void ended(int which, boolean killed) {
        Replica replica = replicas.get(which);
        if (killed) {
            stack.kill(replica);
        } else {
            stack.stop(replica);
        }
        stack.restart(replica);
    }

    private static void stalled(FaultyWire wire, int ms) {
        wire.stall();
        waited(ms);
        wire.flow();
    }

    // The length of a fault, not a wait for something to happen.
    private static void waited(int ms) {
        LockSupport.parkNanos(MILLISECONDS.toNanos(ms));
    }

    private static Runnable said(String what, Runnable fault) {
        System.out.println("planned: " + what);
        return () -> {
            System.out.println("now: " + what);
            fault.run();
        };
    }
}
