// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.function.Consumer;

/**
 * One connection to Redis with a client of its own, so that {@link #close()} ends the socket, whatever state it is in. All
 * of its calls and callbacks happen on the event loop that opened it.
 */
final class RedisLine implements ScriptLine {
    private final Redis client;
    private final RedisConnection connection;
    private final List<LuaScript> scripts;
    private boolean closed;
    private boolean over;

    private RedisLine(Redis client, RedisConnection connection, List<LuaScript> scripts) {
        this.client = client;
        this.connection = connection;
        this.scripts = scripts;
        FewerWrites.on(connection);
    }

    /** Opens one to a Redis that is to know {@code scripts}; fails where it does not greet in time. */
    static Future<RedisLine> open(Vertx vertx, RedisOptions options, long patienceMs, List<LuaScript> scripts) {
        Redis client = Redis.createClient(vertx, options);
        Promise<RedisLine> opened = Promise.promise();
        // The client never answers at all where Redis refuses the greeting in words that it does not know.
        long tooLate = vertx.setTimer(patienceMs, timer -> {
            if (opened.tryFail("no greeting within " + patienceMs + " ms")) {
                client.close();
            }
        });
        client.connect().onComplete(result -> {
            vertx.cancelTimer(tooLate);
            if (result.failed()) {
                client.close();
                opened.tryFail(result.cause());
            } else if (!opened.tryComplete(new RedisLine(client, result.result(), scripts))) {
                client.close();
            }
        });
        return opened.future();
    }

    Future<Response> send(Request request) {
        return connection.send(request);
    }

    @Override
    public Future<Response> send(Request request, String key) {
        return send(request);
    }

    @Override
    public Future<Response> sendAgain(Request request, String key, String refusal) {
        return send(request);
    }

    @Override
    public String lane(String key) {
        return "";
    }

    @Override
    public void teach() {
        // One step: between two of them another connection would find one script known and the next one not.
        send(Request.cmd(Command.MULTI));
        for (LuaScript script : scripts) {
            send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.source()));
        }
        send(Request.cmd(Command.EXEC));
    }

    /** Whoever hears what Redis says unasked: messages of a subscription. */
    void onMessage(Consumer<Response> listener) {
        connection.handler(listener::accept);
    }

    @Override
    public void onEnd(Consumer<String> listener) {
        connection.exceptionHandler(failure -> ended(listener, String.valueOf(failure.getMessage())));
        connection.endHandler(end -> ended(listener, "the connection ended"));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            client.close();
        }
    }

    private void ended(Consumer<String> listener, String why) {
        if (!closed && !over) {
            over = true;
            listener.accept(why);
        }
    }
}
