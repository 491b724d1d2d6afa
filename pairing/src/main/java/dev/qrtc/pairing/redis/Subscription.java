// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that heals itself: it says a word into its own channel every 5 s, and subscribes anew when it has heard
 * nothing for 12 s or the connection ends. After each return {@code whenBack} is called, because messages may have been
 * missed.
 */
final class Subscription {
    /** What the subscription says to itself; no message of ours is like it. */
    private static final String ECHO = "echo";

    private static final Logger LOG = Logger.getLogger(Subscription.class);
    private static final long ECHO_MS = 5_000;
    private static final long SILENCE_MS = 12_000;
    private static final long RETRY_MS = 250;

    private final Redis redis;
    private final Vertx vertx;
    private final ScriptConnection scripts;
    private final String channel;
    private final Consumer<String> listener;
    private final Runnable whenBack;

    // Touched on the context alone, but for what health reads.
    private @Nullable RedisConnection connection;
    private boolean connecting;
    private boolean stopped;
    private volatile boolean subscribed;
    private volatile long heardAt = System.nanoTime();

    Subscription(
            Redis redis,
            Vertx vertx,
            ScriptConnection scripts,
            String channel,
            Consumer<String> listener,
            Runnable whenBack) {
        this.redis = redis;
        this.vertx = vertx;
        this.scripts = scripts;
        this.channel = channel;
        this.listener = listener;
        this.whenBack = whenBack;
    }

    void start() {
        Context own = vertx.getOrCreateContext();
        own.runOnContext(ignored -> {
            connect();
            vertx.setPeriodic(ECHO_MS, timer -> check());
            vertx.setPeriodic(RETRY_MS, timer -> connect());
        });
    }

    void stop() {
        stopped = true;
        RedisConnection open = connection;
        if (open != null) {
            open.close();
        }
    }

    /** Whether messages arrive here. */
    boolean healthy() {
        return subscribed;
    }

    private void check() {
        if (System.nanoTime() - heardAt > SILENCE_MS * 1_000_000 && connection != null) {
            LOG.warnf("nothing heard on %s for %d ms: subscribing anew", channel, SILENCE_MS);
            lost(connection);
        }
        scripts.send(Command.PUBLISH, channel, ECHO).subscribe().with(done -> {}, failure -> {});
    }

    private void connect() {
        if (connection != null || connecting || stopped) {
            return;
        }
        connecting = true;
        redis.connect().onComplete(result -> {
            connecting = false;
            if (result.succeeded()) {
                subscribe(result.result());
            }
        });
    }

    private void subscribe(RedisConnection open) {
        connection = open;
        heardAt = System.nanoTime();
        open.exceptionHandler(failure -> lost(open));
        open.endHandler(ended -> lost(open));
        open.handler(this::heard);
        open.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onComplete(done -> {
            if (done.failed()) {
                lost(open);
            } else {
                subscribed = true;
                whenBack.run();
            }
        });
    }

    private void lost(@Nullable RedisConnection which) {
        if (which == null || !which.equals(connection)) {
            return;
        }
        subscribed = false;
        connection = null;
        which.close();
    }

    // A listener's fault must not cost the subscription, nor the messages after this one.
    private void heard(Response message) {
        heardAt = System.nanoTime();
        if (message.size() == 3 && "message".equals(message.get(0).toString())) {
            String text = message.get(2).toString();
            if (!text.equals(ECHO)) {
                try {
                    listener.accept(text);
                } catch (RuntimeException e) {
                    LOG.error("a message could not be handled", e);
                }
            }
        }
    }
}
