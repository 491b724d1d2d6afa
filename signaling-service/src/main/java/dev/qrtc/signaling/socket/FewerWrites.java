// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes one write to the network of all frames that a socket is sent in one turn of the event loop. Half of what a relayed
 * frame costs this service is spent in such writes.
 */
@ApplicationScoped
class FewerWrites implements HttpUpgradeCheck {
    private static final int MOST_FRAMES = 64;

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (context.httpRequest().connection() instanceof ConnectionBase connection) {
            connection.channel().pipeline().addFirst(new FlushConsolidationHandler(MOST_FRAMES, true));
        }
        return CheckResult.permitUpgrade();
    }
}
