// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command on its way to Redis and back; the answer is given on the context that asked. */
final class StoreCall {
    private static final List<String> ENDS = List.of("CONNECTION_CLOSED", "READONLY", "LOADING", "MASTERDOWN");
    private static final List<String> REFUSALS = List.of("MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN");
    // With the pauses between them about a second.
    private static final int MOST_REFUSALS = 50;
    private static final int MOST_LESSONS = 50;

    private final @Nullable LuaScript script;
    private final List<String> keys;
    private final List<String> arguments;
    private final @Nullable Request plain;
    private final @Nullable ContextInternal caller = ContextInternal.current();
    private final String key;
    private final long askedAt = System.nanoTime();
    private long sentAt = askedAt;
    private long number;
    private int refusals;
    private int lessons;
    private String refusal = "";
    private @Nullable UniEmitter<? super Response> emitter;

    private StoreCall(
            @Nullable LuaScript script,
            List<String> keys,
            List<String> arguments,
            @Nullable Request plain,
            String key) {
        this.script = script;
        this.keys = keys;
        this.arguments = arguments;
        this.plain = plain;
        this.key = key;
    }

    static StoreCall script(LuaScript script, List<String> keys, List<String> arguments) {
        return new StoreCall(script, keys, arguments, null, keys.getFirst());
    }

    /**
     * Any other command.
     *
     * @param key its key, "" where it has none
     */
    static StoreCall command(Request request, String key) {
        return new StoreCall(null, List.of(), List.of(), request, key);
    }

    /**
     * Whether Redis says that it does not know the script (a restart, a flush, a failover). Not for ever: it may be one
     * that does not let itself be taught.
     */
    boolean isForgotten(Throwable failure) {
        return failure instanceof ErrorType error && error.is("NOSCRIPT") && lessons < MOST_LESSONS;
    }

    /** Remembers that Redis had to be taught the script for this. */
    void forgotten() {
        lessons++;
    }

    /** Whether a node of a cluster did not run this because it has not, or no longer, or not all of its keys. */
    boolean isRefused(Throwable failure) {
        return failure instanceof ErrorType error && REFUSALS.stream().anyMatch(error::is) && refusals < MOST_REFUSALS;
    }

    /** Remembers what a node said that did not run this. */
    void refused(Throwable failure) {
        refusals++;
        refusal = String.valueOf(failure.getMessage());
    }

    /** What a node said that did not run this. */
    String refusal() {
        return refusal;
    }

    /** By this a cluster chooses the node; "" where any node will do. */
    String key() {
        return key;
    }

    /** The how manieth call of its pipeline this is. */
    long number() {
        return number;
    }

    void number(long value) {
        number = value;
    }

    /**
     * Whether nothing more is to be had from this connection: it is closed, or leads to a replica (after a failover), or to
     * a Redis that still loads its data.
     */
    static boolean isTheEnd(Throwable failure) {
        return !(failure instanceof ErrorType error) || ENDS.stream().anyMatch(error::is);
    }

    void answerTo(UniEmitter<? super Response> emitter) {
        this.emitter = emitter;
    }

    long askedAt() {
        return askedAt;
    }

    void sent() {
        sentAt = System.nanoTime();
    }

    long sentAt() {
        return sentAt;
    }

    boolean isScript() {
        return script != null;
    }

    LuaScript script() {
        if (script == null) {
            throw new IllegalStateException("a plain command");
        }
        return script;
    }

    /** The command as it is sent. */
    Request request() {
        return script == null
                ? plain()
                : withArguments(Request.cmd(Command.EVALSHA).arg(script.sha1()));
    }

    void answer(@Nullable Response response, @Nullable Throwable failure) {
        onCaller(() -> {
            UniEmitter<? super Response> to = emitter;
            if (to == null) {
                return;
            }
            if (failure == null) {
                to.complete(response);
            } else {
                to.fail(new StoreUnavailableException("Redis says: " + failure.getMessage(), failure));
            }
        });
    }

    void fail(String why) {
        onCaller(() -> {
            UniEmitter<? super Response> to = emitter;
            if (to != null) {
                to.fail(new StoreUnavailableException(why));
            }
        });
    }

    // At once where this is the caller's event loop already.
    private void onCaller(Runnable action) {
        if (caller == null) {
            action.run();
        } else {
            caller.emit(ignored -> action.run());
        }
    }

    private Request withArguments(Request request) {
        request.arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private Request plain() {
        if (plain == null) {
            throw new IllegalStateException("neither a script nor a command");
        }
        return plain;
    }
}
