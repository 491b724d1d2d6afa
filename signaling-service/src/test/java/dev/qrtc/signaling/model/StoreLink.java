// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One replica's connection to the store: calls arrive in their order and so do the answers. When it breaks, what was under way
 * fails, whether it had its effect or not; until it is back calls wait for a while, and then fail.
 */
final class StoreLink {
    private static final long PATIENCE_MS = 5_000;

    private final Clockwork clock;
    private final List<Call<?>> underWay = new ArrayList<>();
    private final List<Call<?>> waiting = new ArrayList<>();
    private boolean up = true;
    private boolean dead;
    private long changedAt;
    private long upBeforeMs;
    private Runnable whenUp = () -> {};
    private long lastArrival;
    private long lastAnswer;
    private long slowness = 3;

    StoreLink(Clockwork clock) {
        this.clock = clock;
        this.changedAt = clock.now();
    }

    /** A call from now on. */
    <T> Uni<T> call(Supplier<T> effect) {
        return Uni.createFrom().emitter(emitter -> {
            var call = new Call<T>(effect, emitter);
            if (dead) {
                return;
            }
            if (up) {
                send(call);
            } else {
                waiting.add(call);
                clock.in(PATIENCE_MS, () -> {
                    if (waiting.remove(call)) {
                        call.fail();
                    }
                });
            }
        });
    }

    private void send(Call<?> call) {
        underWay.add(call);
        lastArrival = Math.max(lastArrival, clock.now() + clock.between(0, slowness));
        clock.at(lastArrival, () -> arrived(call));
    }

    private void arrived(Call<?> call) {
        if (call.isCancelled()) {
            return;
        }
        call.happen();
        lastAnswer = Math.max(lastAnswer, clock.now() + clock.between(0, slowness));
        clock.at(lastAnswer, () -> {
            if (!dead && underWay.remove(call)) {
                call.answer();
            }
        });
    }

    /** Breaks; what is on its way to the store may still arrive there. */
    void breakOff() {
        if (!up) {
            return;
        }
        upBeforeMs = upInAllMs();
        up = false;
        changedAt = clock.now();
        var lost = List.copyOf(underWay);
        underWay.clear();
        boolean swallowed = clock.chance(0.5);
        for (Call<?> call : lost) {
            call.cancelIf(swallowed);
        }
        lost.forEach(Call::fail);
    }

    /** Nothing that is on its way arrives any more. */
    void swallow() {
        underWay.forEach(call -> call.cancelIf(true));
    }

    void comeBack() {
        if (!up && !dead) {
            up = true;
            changedAt = clock.now();
            var all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(this::send);
            whenUp.run();
        }
    }

    /** {@code listener} hears each time that it has come back. */
    void whenUp(Runnable listener) {
        whenUp = listener;
    }

    void die() {
        dead = true;
        waiting.clear();
    }

    void slow(long ms) {
        slowness = ms;
    }

    boolean isUp() {
        return up;
    }

    long downForMs() {
        return up ? 0 : Math.max(1, clock.now() - changedAt);
    }

    long upForMs() {
        return up ? clock.now() - changedAt : 0;
    }

    long upInAllMs() {
        return upBeforeMs + upForMs();
    }

    private static final class Call<T> {
        private final Supplier<T> effect;
        private final UniEmitter<? super T> emitter;
        private boolean cancelled;
        private @org.jspecify.annotations.Nullable T result;

        Call(Supplier<T> effect, UniEmitter<? super T> emitter) {
            this.effect = effect;
            this.emitter = emitter;
        }

        boolean isCancelled() {
            return cancelled;
        }

        void cancelIf(boolean yes) {
            cancelled |= yes;
        }

        void happen() {
            result = effect.get();
        }

        void answer() {
            emitter.complete(result);
        }

        void fail() {
            emitter.fail(new IllegalStateException("the store is away"));
        }
    }
}
