// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is under way on one connection. No call overtakes another, also where Redis has forgotten the scripts: then it is
 * taught all of them, those that met this are said again in their order, and later ones are held until that is done.
 */
final class Pipeline {
    /** So many calls may wait for their answer; more are held. */
    static final int MOST_UNDER_WAY = 2_048;

    private final ScriptLine line;
    private final ScriptTimes times;
    private final ArrayDeque<StoreCall> underWay = new ArrayDeque<>();
    private final ArrayDeque<StoreCall> forgotten = new ArrayDeque<>();
    private final ArrayDeque<StoreCall> held = new ArrayDeque<>();
    private Consumer<String> whenUnusable = why -> {};
    private Runnable whenUseful = () -> {};
    private final Detours detours = new Detours();
    private long calls;
    private boolean ended;

    Pipeline(ScriptLine line, ScriptTimes times) {
        this.line = line;
        this.times = times;
        // All scripts are known or none is: else one that is known would overtake one that has to be said again.
        line.teach();
    }

    /** Called when nothing more is to be had from this connection: another has to be looked for. */
    void whenUnusable(Consumer<String> listener) {
        whenUnusable = listener;
    }

    /** Called with each answer that is none of these. */
    void whenUseful(Runnable listener) {
        whenUseful = listener;
    }

    void submit(StoreCall call) {
        call.number(calls++);
        held.add(call);
        flush();
    }

    /** Names the connection that leads to {@code key} now. */
    String lane(String key) {
        return line.lane(key);
    }

    /** Whether a call has waited for its answer since before {@code nanoTime}. */
    boolean isLate(long nanoTime) {
        StoreCall oldest = underWay.peekFirst();
        return oldest != null && oldest.sentAt() - nanoTime < 0;
    }

    /** How many calls have no answer yet. */
    int unanswered() {
        return underWay.size() + forgotten.size() + held.size();
    }

    /** The calls that were not sent. */
    Queue<StoreCall> held() {
        return held;
    }

    /** Fails what was asked for before {@code nanoTime} and waits for a slot that moves. */
    void giveUpOnTheLate(long nanoTime) {
        detours.giveUpOn(nanoTime);
    }

    /** Closes the connection, and gives up. */
    void end() {
        line.close();
        giveUp();
    }

    /** Nobody will know what became of the calls that were under way. */
    void giveUp() {
        ended = true;
        underWay.forEach(call -> call.fail("Redis went away before it answered"));
        forgotten.forEach(call -> call.fail("Redis went away before it ran this"));
        detours.clear().forEach(call -> call.fail("Redis went away while the slot of this moved"));
        underWay.clear();
        forgotten.clear();
    }

    private void flush() {
        while (!held.isEmpty() && forgotten.isEmpty() && underWay.size() < MOST_UNDER_WAY) {
            StoreCall next = held.remove();
            if (detours.holds(next)) {
                detours.add(next);
            } else {
                write(next);
            }
        }
    }

    private void write(StoreCall call) {
        await(call, () -> line.send(call.request(), call.key()));
    }

    private void await(StoreCall call, Supplier<Future<Response>> writing) {
        call.sent();
        underWay.add(call);
        writing.get().onComplete(reply -> {
            if (!ended) {
                answered(call, reply);
            }
        });
    }

    private void answered(StoreCall call, AsyncResult<Response> reply) {
        underWay.remove(call);
        if (reply.failed() && call.isForgotten(reply.cause())) {
            call.forgotten();
            forgotten.add(call);
        } else if (reply.failed() && call.isRefused(reply.cause())) {
            call.refused(reply.cause());
            detours.add(call);
        } else if (reply.failed() && StoreCall.isTheEnd(reply.cause())) {
            whenUnusable.accept(String.valueOf(reply.cause().getMessage()));
            call.answer(null, reply.cause());
            return;
        } else {
            settle(call, reply);
        }
        if (forgotten.isEmpty()) {
            flush();
        } else if (underWay.isEmpty()) {
            sayAgain();
        }
        detours.advance(this::isUnanswered, this::sayElsewhere);
    }

    private boolean isUnanswered(String key) {
        return Stream.concat(underWay.stream(), forgotten.stream())
                .anyMatch(call -> call.key().equals(key));
    }

    private void sayElsewhere(StoreCall call) {
        await(
                call,
                () -> call.refusal().isEmpty()
                        ? line.send(call.request(), call.key())
                        : line.sendAgain(call.request(), call.key(), call.refusal()));
    }

    private void settle(StoreCall call, AsyncResult<Response> reply) {
        if (call.isScript()) {
            times.record(call.script(), System.nanoTime() - call.sentAt());
        }
        call.answer(reply.result(), reply.cause());
        whenUseful.run();
    }

    // Not in full (EVAL): that would teach Redis one script without the others, should it forget once more meanwhile.
    private void sayAgain() {
        var again = new ArrayDeque<>(forgotten);
        forgotten.clear();
        line.teach();
        again.forEach(this::write);
        flush();
    }
}
