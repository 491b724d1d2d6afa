// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One pipelined connection to Redis for all scripts of this process: they run in the order in which they were asked for. A
 * connection that breaks, or on which an answer is late, fails what was under way (its effect is unknown) and comes back
 * by itself; until then calls wait for a moment and then fail.
 */
@Startup
@ApplicationScoped
public class ScriptConnection {
    private static final Logger LOG = Logger.getLogger(ScriptConnection.class);
    private static final long TICK_MS = 50;
    private static final long SHORTEST_PAUSE_MS = 20;
    private static final long LONGEST_PAUSE_MS = 1_000;
    // While Redis is away no more than this is remembered; what comes then fails at once.
    private static final int MOST_WAITING = 20_000;

    // On a cluster any node runs these.
    private static final Set<Command> KEYLESS = Set.of(Command.PUBLISH, Command.TIME, Command.SCRIPT);

    private final RedisLines lines;
    private final Vertx vertx;
    private final ScriptTimes times;
    private final long patienceMs;
    private final List<Runnable> whenUp = new CopyOnWriteArrayList<>();
    private final Queue<StoreCall> asked = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    // Below: touched on the context alone, but for what others may read.
    private final ArrayDeque<StoreCall> waiting = new ArrayDeque<>();
    private @Nullable Context context;
    private @Nullable Pipeline pipeline;
    private long pauseMs = SHORTEST_PAUSE_MS;
    private final Set<String> said = new HashSet<>();
    private volatile boolean up;
    private volatile long since = System.nanoTime();
    private volatile long upBeforeMs;
    private volatile boolean stopped;
    private final AtomicLong connections = new AtomicLong();
    private volatile int unanswered;

    ScriptConnection(RedisLines lines, Vertx vertx, ScriptTimes times, PairingConfig config) {
        this.lines = lines;
        this.vertx = vertx;
        this.times = times;
        this.patienceMs = config.patience().toMillis();
    }

    @PostConstruct
    void start() {
        // Not that of whoever asks first: Vert.x closes what belongs to the HTTP server's with it, while its last calls
        // still write.
        Context own = ((VertxInternal) vertx).createEventLoopContext();
        context = own;
        own.runOnContext(ignored -> {
            connect();
            vertx.setPeriodic(TICK_MS, timer -> giveUpOnTheLate());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Runs a script; its first key chooses the node of a cluster. Fails with {@link StoreUnavailableException}. */
    public Uni<Response> run(LuaScript script, List<String> keys, List<String> arguments) {
        return submit(() -> StoreCall.script(script, keys, arguments));
    }

    /** Sends any other command, in the same order. */
    public Uni<Response> send(Command command, String... arguments) {
        return sendTo(KEYLESS.contains(command) ? "" : arguments[0], command, arguments);
    }

    /** Sends a command that names no key to where {@code key} is. */
    Uni<Response> sendTo(String key, Command command, String... arguments) {
        return submit(() -> {
            Request request = Request.cmd(command);
            for (String argument : arguments) {
                request.arg(argument);
            }
            return StoreCall.command(request, key);
        });
    }

    /** Names the connection that leads to {@code key} now; to be asked on {@link #loop()}. */
    String lane(String key) {
        Pipeline open = pipeline;
        return open == null ? "" : open.lane(key);
    }

    /** The event loop on which answers come in, in the order in which Redis gave them. */
    Executor loop() {
        Context own = Objects.requireNonNull(context);
        return action -> own.runOnContext(ignored -> action.run());
    }

    /** Calls {@code listener} each time after the connection came back. */
    public void whenUp(Runnable listener) {
        whenUp.add(listener);
    }

    /** For how long Redis has been away, in ms; 0 while it is there. */
    public long downForMs() {
        return up ? 0 : Math.max(1, sinceMs());
    }

    /** For how long Redis has been there, in ms; 0 while it is away. */
    long upForMs() {
        return up ? sinceMs() : 0;
    }

    /** For how long Redis has been there in all, in ms: a clock that stands still while it is away. */
    long upInAllMs() {
        return upBeforeMs + upForMs();
    }

    /** How often Redis was there again after it had been away. */
    long reconnects() {
        return Math.max(0, connections.get() - 1);
    }

    /** How much waits for the connection, or for its answer; by the last look at it. */
    int unanswered() {
        return unanswered;
    }

    private long sinceMs() {
        return (System.nanoTime() - since) / 1_000_000;
    }

    // A call is made when it is subscribed to: whoever tries again has a new one, with its own time.
    private Uni<Response> submit(Supplier<StoreCall> calls) {
        return Uni.createFrom().emitter(emitter -> {
            StoreCall call = calls.get();
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
            Pipeline open = pipeline;
            if (waiting.size() + (open == null ? 0 : open.held().size()) >= MOST_WAITING) {
                call.fail("too much waits for Redis already");
            } else if (open == null) {
                waiting.add(call);
            } else {
                open.submit(call);
            }
        }
    }

    private void connect() {
        if (stopped) {
            return;
        }
        lines.openForScripts().onComplete(result -> {
            if (result.failed()) {
                notConnected(String.valueOf(result.cause().getMessage()));
            } else {
                connected(result.result());
            }
        });
    }

    // It is tried for as long as it takes; a reason is said once.
    private void notConnected(String why) {
        if (said.add(why)) {
            LOG.warnf("no connection to Redis: %s", why);
        }
        connectLater();
    }

    private void connected(ScriptLine line) {
        var open = new Pipeline(line, times);
        line.onEnd(why -> down(open, why));
        open.whenUnusable(why -> down(open, why));
        open.whenUseful(() -> pauseMs = SHORTEST_PAUSE_MS);
        pipeline = open;
        since = System.nanoTime();
        up = true;
        connections.incrementAndGet();
        said.clear();
        LOG.info("Redis is there");
        while (!waiting.isEmpty()) {
            open.submit(waiting.remove());
        }
        whenUp.forEach(Runnable::run);
    }

    private void down(Pipeline which, String why) {
        if (!which.equals(pipeline)) {
            return;
        }
        pipeline = null;
        upBeforeMs = upInAllMs();
        up = false;
        since = System.nanoTime();
        if (stopped) {
            which.giveUp();
            return;
        }
        LOG.warnf("Redis is away: %s", why);
        waiting.addAll(which.held());
        which.end();
        connectLater();
    }

    private void connectLater() {
        long pause = pauseMs / 2 + ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1) + 1;
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
        vertx.setTimer(pause, timer -> connect());
    }

    private void giveUpOnTheLate() {
        long latest = System.nanoTime() - patienceMs * 1_000_000;
        giveUpOn(waiting, latest);
        Pipeline open = pipeline;
        unanswered = waiting.size() + (open == null ? 0 : open.unanswered());
        if (open != null) {
            giveUpOn(open.held(), latest);
            open.giveUpOnTheLate(latest);
            if (open.isLate(latest)) {
                down(open, "no answer within " + patienceMs + " ms");
            }
        }
    }

    private static void giveUpOn(Queue<StoreCall> calls, long latest) {
        for (StoreCall next = calls.peek(); next != null && next.askedAt() - latest < 0; next = calls.peek()) {
            calls.remove();
            next.fail("Redis cannot be reached");
        }
    }
}
