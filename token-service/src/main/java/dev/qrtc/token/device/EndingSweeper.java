// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Goes on with endings that broke off, at every replica: a deletion is completed though whoever asked for it is gone. */
@Singleton
class EndingSweeper {
    private static final Logger LOG = Logger.getLogger(EndingSweeper.class);
    private static final long ROUND_MS = 1_000;
    static final Duration LEASE = Duration.ofSeconds(15);
    private static final int BATCH = 16;

    private final Vertx vertx;
    private final EndingQueue queue;
    private final Endings endings;
    private volatile boolean stopped;
    private boolean sweeping;

    EndingSweeper(Vertx vertx, EndingQueue queue, Endings endings) {
        this.vertx = vertx;
        this.queue = queue;
        this.endings = endings;
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(ignored -> {
            // Replicas that start together do not sweep together.
            var first = 1 + ThreadLocalRandom.current().nextLong(ROUND_MS);
            vertx.setTimer(first, timer -> vertx.setPeriodic(ROUND_MS, again -> round()));
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void round() {
        if (sweeping || stopped) {
            return;
        }
        sweeping = true;
        sweep().onTermination()
                .invoke(() -> sweeping = false)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("a sweep of devices broke off: %s", failure.getMessage()));
    }

    /** Looks once after all whose time has come; after none less where one look fails. */
    Uni<Void> sweep() {
        return queue.take(LEASE, BATCH)
                .onItem()
                .transformToMulti(tickets -> Multi.createFrom().iterable(tickets))
                .onItem()
                .transformToUni(endings::settle)
                .collectFailures()
                .concatenate()
                .collect()
                .last()
                .replaceWithVoid();
    }
}
