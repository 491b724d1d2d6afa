// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One pipelined connection to Redis for all scripts of this process: they run in the order in which they were asked for,
 * also where Redis has forgotten them and EVAL has to step in. A connection that breaks fails what was under way (its
 * effect is unknown) and comes back by itself; until then calls wait for a moment and then fail.
 */
@ApplicationScoped
public class ScriptConnection {
    private static final Logger LOG = Logger.getLogger(ScriptConnection.class);
    private static final long TICK_MS = 250;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private final Redis redis;
    private final Vertx vertx;
    private final long patienceMs;
    private final List<Runnable> whenUp = new CopyOnWriteArrayList<>();
    private final Queue<StoreCall> asked = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    // Below: touched on the context alone.
    private final ArrayDeque<StoreCall> waiting = new ArrayDeque<>();
    private final ArrayDeque<StoreCall> underWay = new ArrayDeque<>();
    private final ArrayDeque<StoreCall> forgotten = new ArrayDeque<>();
    private @Nullable Context context;
    private @Nullable RedisConnection connection;
    private boolean connecting;
    private long pauseMs = 20;
    private volatile long downSince;
    private volatile boolean stopped;

    ScriptConnection(Redis redis, Vertx vertx, PairingConfig config) {
        this.redis = redis;
        this.vertx = vertx;
        this.patienceMs = config.patience().toMillis();
        this.downSince = System.nanoTime();
    }

    @PostConstruct
    void start() {
        Context own = vertx.getOrCreateContext();
        context = own;
        own.runOnContext(ignored -> {
            connect();
            vertx.setPeriodic(TICK_MS, timer -> giveUpOnTheLate());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Runs a script. */
    Uni<Response> run(RedisScript script, List<String> keys, List<String> arguments) {
        return submit(StoreCall.script(script, keys, arguments));
    }

    /** Sends any other command, in the same order. */
    Uni<Response> send(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return submit(StoreCall.command(request));
    }

    /** Calls {@code listener} each time after the connection came back. */
    public void whenUp(Runnable listener) {
        whenUp.add(listener);
    }

    /** For how long Redis has been away, in ms; 0 while it is there. */
    public long downForMs() {
        long since = downSince;
        return since == 0 ? 0 : Math.max(1, (System.nanoTime() - since) / 1_000_000);
    }

    private Uni<Response> submit(StoreCall call) {
        return Uni.createFrom().emitter(emitter -> {
            call.answerTo(emitter);
            asked.add(call);
            Context own = context;
            if (own != null && draining.compareAndSet(false, true)) {
                own.runOnContext(ignored -> drain());
            }
        });
    }

    // All that was asked for since the last turn of the event loop goes out together.
    private void drain() {
        draining.set(false);
        for (StoreCall call = asked.poll(); call != null; call = asked.poll()) {
            if (connection == null || !forgotten.isEmpty()) {
                waiting.add(call);
            } else {
                write(call, call.request());
            }
        }
    }

    private void write(StoreCall call, Request request) {
        RedisConnection open = connection;
        if (open == null) {
            waiting.add(call);
            return;
        }
        underWay.add(call);
        open.send(request).onComplete(reply -> {
            underWay.remove(call);
            if (reply.failed() && StoreCall.isForgotten(reply.cause())) {
                // Those behind it meet the same answer: all wait, so that none overtakes another.
                forgotten.add(call);
            } else {
                call.answer(reply.result(), reply.cause());
            }
            if (underWay.isEmpty() && !forgotten.isEmpty()) {
                sayAgain();
            }
        });
    }

    private void sayAgain() {
        var again = new ArrayDeque<>(forgotten);
        forgotten.clear();
        again.forEach(call -> write(call, call.inFull()));
        flushWaiting();
    }

    private void flushWaiting() {
        var held = new ArrayDeque<>(waiting);
        waiting.clear();
        held.forEach(call -> write(call, call.request()));
    }

    private void connect() {
        if (connecting || stopped) {
            return;
        }
        connecting = true;
        redis.connect().onComplete(result -> {
            connecting = false;
            if (result.failed()) {
                connectLater();
                return;
            }
            RedisConnection open = result.result();
            connection = open;
            pauseMs = 20;
            open.exceptionHandler(failure -> down(open, failure));
            open.endHandler(ended -> down(open, null));
            downSince = 0;
            flushWaiting();
            whenUp.forEach(Runnable::run);
        });
    }

    private void down(RedisConnection which, @Nullable Throwable failure) {
        if (!which.equals(connection)) {
            return;
        }
        LOG.warnf("Redis is away%s", failure == null ? "" : ": " + failure.getMessage());
        connection = null;
        downSince = System.nanoTime();
        which.close();
        var lost = new ArrayDeque<>(underWay);
        lost.addAll(forgotten);
        underWay.clear();
        forgotten.clear();
        lost.forEach(call -> call.fail("Redis went away before it answered"));
        connectLater();
    }

    private void connectLater() {
        long pause = pauseMs / 2 + ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1) + 1;
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
        vertx.setTimer(pause, timer -> connect());
    }

    private void giveUpOnTheLate() {
        long latest = System.nanoTime() - patienceMs * 1_000_000;
        while (!waiting.isEmpty() && waiting.getFirst().askedAt() < latest) {
            waiting.removeFirst().fail("Redis cannot be reached");
        }
        RedisConnection open = connection;
        if (open != null && !underWay.isEmpty() && underWay.getFirst().askedAt() < latest) {
            down(open, new StoreUnavailableException("no answer within " + patienceMs + " ms"));
        }
    }
}
