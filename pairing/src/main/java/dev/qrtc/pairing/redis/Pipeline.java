// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What is under way on one connection. No call overtakes another, also where Redis has forgotten the scripts: then those
 * that met this are said again in full, in their order, and later ones are held until that is done.
 */
final class Pipeline {
    /** So many calls may wait for their answer; more are held. */
    static final int MOST_UNDER_WAY = 2_048;

    private final RedisLine line;
    private final ScriptTimes times;
    private final ArrayDeque<StoreCall> underWay = new ArrayDeque<>();
    private final ArrayDeque<StoreCall> forgotten = new ArrayDeque<>();
    private final ArrayDeque<StoreCall> held = new ArrayDeque<>();
    private Consumer<String> whenUnusable = why -> {};
    private Runnable whenUseful = () -> {};
    private boolean ended;

    Pipeline(RedisLine line, ScriptTimes times) {
        this.line = line;
        this.times = times;
        teach();
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
        held.add(call);
        flush();
    }

    /** Whether a call has waited for its answer since before {@code nanoTime}. */
    boolean isLate(long nanoTime) {
        StoreCall oldest = underWay.peekFirst();
        return oldest != null && oldest.sentAt() - nanoTime < 0;
    }

    /** The calls that were not sent. */
    Queue<StoreCall> held() {
        return held;
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
        underWay.clear();
        forgotten.clear();
    }

    // All scripts are known or none is: else one that is known would overtake one that has to be said again. Where this
    // does not reach the node that a call goes to, the call is said in full.
    private void teach() {
        for (RedisScript script : RedisScript.values()) {
            line.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.source()));
        }
    }

    private void flush() {
        while (!held.isEmpty() && forgotten.isEmpty() && underWay.size() < MOST_UNDER_WAY) {
            StoreCall next = held.remove();
            write(next, next.request());
        }
    }

    private void write(StoreCall call, Request request) {
        call.sent();
        underWay.add(call);
        line.send(request).onComplete(reply -> {
            if (!ended) {
                answered(call, reply);
            }
        });
    }

    private void answered(StoreCall call, AsyncResult<Response> reply) {
        underWay.remove(call);
        if (reply.failed() && StoreCall.isForgotten(reply.cause())) {
            forgotten.add(call);
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
    }

    private void settle(StoreCall call, AsyncResult<Response> reply) {
        if (call.isScript()) {
            times.record(call.script(), System.nanoTime() - call.sentAt());
        }
        call.answer(reply.result(), reply.cause());
        whenUseful.run();
    }

    private void sayAgain() {
        teach();
        var again = new ArrayDeque<>(forgotten);
        forgotten.clear();
        again.forEach(call -> write(call, call.inFull()));
        flush();
    }
}
