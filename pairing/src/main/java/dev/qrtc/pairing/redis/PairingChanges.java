// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Which pairings change, at whatever replica: subscribed to when somebody first wants to know. */
@ApplicationScoped
class PairingChanges {
    private final Redis redis;
    private final Vertx vertx;
    private final ScriptConnection scripts;
    private final BroadcastProcessor<PairingId> stream = BroadcastProcessor.create();
    private final AtomicBoolean started = new AtomicBoolean();
    private @Nullable Subscription subscription;

    PairingChanges(Redis redis, Vertx vertx, ScriptConnection scripts) {
        this.redis = redis;
        this.vertx = vertx;
        this.scripts = scripts;
    }

    Multi<PairingId> stream() {
        if (started.compareAndSet(false, true)) {
            subscription = new Subscription(redis, vertx, scripts, PairingKeys.CHANGED, this::heard, () -> {});
            subscription.start();
        }
        return stream.onOverflow().drop();
    }

    private void heard(String message) {
        stream.onNext(new PairingId(message));
    }
}
