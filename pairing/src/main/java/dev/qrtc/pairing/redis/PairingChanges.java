// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingId;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Which pairings change, at whatever replica: subscribed to when somebody first wants to know. */
@ApplicationScoped
class PairingChanges {
    private final RedisLines lines;
    private final Vertx vertx;
    private final ScriptConnection scripts;
    private final BroadcastProcessor<PairingId> stream = BroadcastProcessor.create();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;

    PairingChanges(RedisLines lines, Vertx vertx, ScriptConnection scripts) {
        this.lines = lines;
        this.vertx = vertx;
        this.scripts = scripts;
    }

    Multi<PairingId> stream() {
        if (started.compareAndSet(false, true)) {
            var own = new Subscription(lines, vertx, scripts, PairingKeys.CHANGED, this::heard, () -> {});
            subscription = own;
            own.start();
        }
        return stream.onOverflow().drop();
    }

    void stop(@Observes ShutdownEvent event) {
        Subscription own = subscription;
        if (own != null) {
            own.stop();
        }
    }

    private void heard(String message) {
        stream.onNext(new PairingId(message));
    }
}
