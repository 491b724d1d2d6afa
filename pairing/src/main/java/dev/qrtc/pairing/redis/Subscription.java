// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that heals itself: it says a word into its own channel every 5 s, and subscribes anew when it has heard
 * nothing for 12 s or the connection ends. Each time that Redis has confirmed it {@code whenBack} is called, because
 * messages may have been missed before.
 */
final class Subscription {
    /** What the subscription says to itself; no message of ours is like it. */
    private static final String ECHO = "echo";

    private static final Logger LOG = Logger.getLogger(Subscription.class);
    private static final long ECHO_MS = 5_000;
    private static final long SILENCE_MS = 12_000;
    private static final long RETRY_MS = 250;

    private final RedisLines lines;
    private final Vertx vertx;
    private final ScriptConnection scripts;
    private final String channel;
    private final Consumer<String> listener;
    private final Runnable whenBack;
    private final Context context;

    // Touched on the context alone, but for what health reads.
    private @Nullable RedisLine line;
    private boolean connecting;
    private boolean stopped;
    private long heardAt = System.nanoTime();
    private volatile boolean subscribed;

    Subscription(
            RedisLines lines,
            Vertx vertx,
            ScriptConnection scripts,
            String channel,
            Consumer<String> listener,
            Runnable whenBack) {
        this.lines = lines;
        this.vertx = vertx;
        this.scripts = scripts;
        this.channel = channel;
        this.listener = listener;
        this.whenBack = whenBack;
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    void start() {
        context.runOnContext(ignored -> {
            connect();
            vertx.setPeriodic(ECHO_MS, timer -> check());
            vertx.setPeriodic(RETRY_MS, timer -> connect());
        });
    }

    void stop() {
        context.runOnContext(ignored -> {
            stopped = true;
            lost("it is stopped");
        });
    }

    /** Whether messages arrive here. */
    boolean healthy() {
        return subscribed;
    }

    private void check() {
        if (System.nanoTime() - heardAt > SILENCE_MS * 1_000_000) {
            lost("nothing heard for " + SILENCE_MS + " ms");
        }
        scripts.send(Command.PUBLISH, channel, ECHO).subscribe().with(done -> {}, failure -> {});
    }

    private void connect() {
        if (line != null || connecting || stopped) {
            return;
        }
        connecting = true;
        lines.open().onComplete(result -> {
            connecting = false;
            if (result.failed()) {
                LOG.debugf("no subscription to %s: %s", channel, result.cause().getMessage());
            } else if (stopped) {
                result.result().close();
            } else {
                subscribe(result.result());
            }
        });
    }

    private void subscribe(RedisLine open) {
        line = open;
        heardAt = System.nanoTime();
        open.onEnd(this::lost);
        open.onMessage(this::heard);
        open.send(Request.cmd(Command.SUBSCRIBE).arg(channel))
                .onFailure(failure -> lost(String.valueOf(failure.getMessage())));
    }

    private void lost(String why) {
        RedisLine open = line;
        if (open == null) {
            return;
        }
        if (!stopped) {
            LOG.warnf("subscribing to %s anew: %s", channel, why);
        }
        subscribed = false;
        line = null;
        open.close();
    }

    // [subscribe, channel, count] confirms; [message, channel, text] is a message.
    private void heard(@Nullable Response message) {
        if (line == null || message == null || message.size() != 3) {
            return;
        }
        heardAt = System.nanoTime();
        switch (message.get(0).toString()) {
            case "subscribe" -> {
                subscribed = true;
                calmly(whenBack);
            }
            case "message" -> {
                String text = message.get(2).toString();
                if (!text.equals(ECHO)) {
                    calmly(() -> listener.accept(text));
                }
            }
            default -> LOG.debugf("Redis says %s", message);
        }
    }

    // A listener's fault must not cost the subscription, nor the messages after this one.
    private static void calmly(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("a message could not be handled", e);
        }
    }
}
