// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.origin;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemRoutes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * CORS (Fetch, 3.2) by the exact list, for every call and for the upgrade of a WebSocket: a foreign origin gets 403 before
 * anything else happens. Quarkus' own filter is not used, because it also lets any origin pass that equals the request's
 * Host header, which a rebound DNS name does, and answers without a problem. No call uses cookies: credentials stay off.
 * {@code qrtc_origins_refused_total} counts what is refused: an address of the integrator's own that is not listed shows there.
 */
@Singleton
class CrossOrigin {
    private static final int BEFORE_EVERYTHING = 10_000;
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Prefer";
    private static final String RESPONSE_HEADERS =
            "ETag, Location, Preference-Applied, Qr-Modules, Qr-Version, Retry-After, WWW-Authenticate";

    private final Origins origins;
    private final Counter refused;

    CrossOrigin(Origins origins, MeterRegistry registry) {
        this.origins = origins;
        this.refused = Counter.builder("qrtc.origins.refused")
                .description("Calls and upgrades of pages whose origin is not listed")
                .register(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_EVERYTHING);
    }

    private void filter(RoutingContext call) {
        var headers = call.response().headers();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = call.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            call.next();
        } else if (!origins.allows(origin)) {
            refused.increment();
            ProblemRoutes.answer(call, ErrorCode.ORIGIN_REFUSED);
        } else {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
            if (isPreflight(call)) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
                headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
                call.response().setStatusCode(204).end();
            } else {
                call.next();
            }
        }
    }

    private static boolean isPreflight(RoutingContext call) {
        return call.request().method().equals(HttpMethod.OPTIONS)
                && call.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
