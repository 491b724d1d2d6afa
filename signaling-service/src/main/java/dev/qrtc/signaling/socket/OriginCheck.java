// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.origin.Origins;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who may upgrade at all: a page of a listed origin, or a client that is no browser and brings its token in the header. A
 * browser always says its origin, and cannot set that header: cross-site hijacking has neither.
 */
@ApplicationScoped
class OriginCheck implements HttpUpgradeCheck {
    private final Origins origins;

    OriginCheck(Origins origins) {
        this.origins = origins;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean allowed =
                origin == null ? request.headers().contains(HttpHeaders.AUTHORIZATION) : origins.allows(origin);
        return allowed ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(403);
    }
}
