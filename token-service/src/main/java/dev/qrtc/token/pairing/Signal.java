// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.PairingId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call that waits for one change. */
final class Signal {
    private final Changes changes;
    private final PairingId id;
    private final CompletableFuture<Void> fired = new CompletableFuture<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Signal(Changes changes, PairingId id) {
        this.changes = changes;
        this.id = id;
    }

    PairingId id() {
        return id;
    }

    void fire() {
        fired.complete(null);
    }

    /** Ends with the change, or after {@code patience} without one. */
    Uni<Void> within(Duration patience) {
        return Uni.createFrom()
                .completionStage(fired)
                .ifNoItem()
                .after(patience)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    void stop() {
        if (stopped.compareAndSet(false, true)) {
            changes.forget(this);
        }
    }
}
