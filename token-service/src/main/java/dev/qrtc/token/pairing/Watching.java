// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Holds a call until a pairing changes. */
@Singleton
class Watching {
    // A message that was missed costs at most this.
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final PairingStore store;
    private final Changes changes;

    Watching(PairingStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    /** The pairing when it differs from {@code seen}, at the latest after {@code patience}. */
    Uni<Pairing> next(Pairing seen, Duration patience) {
        return next(seen, System.nanoTime() + patience.toNanos());
    }

    private Uni<Pairing> next(Pairing seen, long end) {
        // Listens before it looks, so that no change falls between the two.
        var signal = changes.listen(seen.id());
        return store.find(seen.id())
                .chain(found -> {
                    var left = end - System.nanoTime();
                    var now = found.orElse(seen);
                    if (now.version() != seen.version() || found.isEmpty() || left <= 0 || changes.isOver()) {
                        return Uni.createFrom().item(now);
                    }
                    return signal.within(Duration.ofNanos(Math.min(left, LOOK_AGAIN_NANOS)))
                            .invoke(signal::stop)
                            .chain(() -> next(seen, end));
                })
                .onTermination()
                .invoke(signal::stop);
    }
}
