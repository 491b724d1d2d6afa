// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.stop;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Says {@code Connection: close} with each answer of a service that is to stop (RFC 9112, 9.6): a proxy that keeps connections
 * would else send its next call into one that closes at the same moment, and could not know whether the call had an effect.
 */
@Singleton
class LastAnswers {
    private static final int BEFORE_EVERYTHING = 20_000;

    private final Stopping stopping;

    LastAnswers(Stopping stopping) {
        this.stopping = stopping;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_EVERYTHING);
    }

    private void filter(RoutingContext call) {
        if (stopping.hasBegun() && isLast(call.request())) {
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        call.next();
    }

    // HTTP/2 says it by itself when the server closes, and what becomes a WebSocket is closed with a code.
    private static boolean isLast(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && !request.headers().contains(HttpHeaders.UPGRADE);
    }
}
