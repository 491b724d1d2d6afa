// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.redis.ReplicaWaits.Result;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Scripts that are answered when a replica of Redis has what they wrote, or after a bounded time. {@code WAIT} counts the
 * writes of the connection that asks, and holds up what is behind it there: so these scripts and their {@code WAIT} share a
 * connection that nobody else uses; it is opened with the first of them.
 */
@ApplicationScoped
public class ReplicatedScripts {
    private final ScriptConnection primary;
    private final ScriptConnection own;
    private final ReplicaWaits waits;
    private final long patienceMs;

    private boolean started;

    // On the connection's loop alone; by the node that waits.
    private final Map<String, Uni<Result>> underWay = new HashMap<>();

    ReplicatedScripts(
            ScriptConnection primary,
            RedisLines lines,
            Vertx vertx,
            ScriptTimes times,
            ReplicaWaits waits,
            PairingConfig config) {
        this.primary = primary;
        this.own = new ScriptConnection(lines, vertx, times, config);
        this.waits = waits;
        this.patienceMs = config.replicaPatience().toMillis();
    }

    // Most services that know pairings never need it.
    private synchronized void start() {
        if (!started) {
            started = true;
            own.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        own.stop(event);
    }

    /**
     * Runs a script. Fails where the connection ends before a replica has answered for it: the primary may have died with
     * what it wrote, so its effect is unknown.
     */
    public Uni<Response> run(LuaScript script, List<String> keys, List<String> arguments) {
        if (patienceMs == 0) {
            return primary.run(script, keys, arguments);
        }
        start();
        return Uni.createFrom().deferred(() -> {
            Executor caller = caller();
            return Uni.createFrom()
                    .deferred(() -> runAndWait(script, keys, arguments))
                    .runSubscriptionOn(own.loop())
                    .emitOn(caller);
        });
    }

    // Whether there is a replica is asked with each script, on the same way to the same node.
    private Uni<Response> runAndWait(LuaScript script, List<String> keys, List<String> arguments) {
        String key = keys.getFirst();
        Uni<Result> expected =
                unlessRefused(own.sendTo(key, Command.ROLE).map(role -> hasReplica(role) ? Result.LATE : Result.NONE));
        return Uni.combine()
                .all()
                .unis(own.run(script, keys, arguments), expected)
                .asTuple()
                .chain(both -> (both.getItem2() == Result.LATE
                                ? replicated(key)
                                : Uni.createFrom().item(both.getItem2()))
                        .invoke(waits::count)
                        .replaceWith(both.getItem1()));
    }

    // A WAIT that is not answered yet was said behind the script, because that was answered, and on its connection
    // answers come in order: so it counts for this script too. However many run at once, they wait once.
    private Uni<Result> replicated(String key) {
        return underWay.computeIfAbsent(
                own.lane(key),
                lane -> unlessRefused(own.sendTo(key, Command.WAIT, "1", Long.toString(patienceMs))
                                .map(replicas -> replicas.toInteger() > 0 ? Result.REPLICATED : Result.LATE))
                        .onTermination()
                        .invoke(() -> underWay.remove(lane))
                        .memoize()
                        .indefinitely());
    }

    // "master", offset, and those replicas that are connected and have caught up.
    private static boolean hasReplica(Response role) {
        return role.get(0).toString().equals("master") && role.get(2).size() > 0;
    }

    private static Uni<Result> unlessRefused(Uni<Result> asked) {
        return asked.onFailure(ReplicatedScripts::isRefusal).recoverWithItem(Result.UNKNOWN);
    }

    // Without the right to ask we do as well as without replicas. UNBLOCKED: this was the primary, and is no more.
    private static boolean isRefusal(Throwable failure) {
        return failure.getCause() instanceof ErrorType error && !StoreCall.isTheEnd(error) && !error.is("UNBLOCKED");
    }

    private static Executor caller() {
        ContextInternal asks = ContextInternal.current();
        return asks == null ? Runnable::run : action -> asks.emit(ignored -> action.run());
    }
}
