// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Time as Vert.x keeps it. */
@ApplicationScoped
class VertxTimers implements Timers {
    private final Vertx vertx;

    VertxTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void every(Duration period, Runnable action) {
        vertx.setPeriodic(period.toMillis(), timer -> action.run());
    }

    @Override
    public void soon(Runnable action) {
        vertx.runOnContext(ignored -> action.run());
    }
}
