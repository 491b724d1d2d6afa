// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import dev.qrtc.edge.secret.Redaction;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Problems for what ends before a call reaches REST: bodies that announce too much, and failures of the router. */
@Singleton
public class ProblemRoutes {
    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);
    // Before Quarkus' own check of the length, which answers without a body.
    private static final int BEFORE_UPLOAD_LIMIT = -1_000;

    private final long maxBodySize;

    ProblemRoutes(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> maxBodySize) {
        this.maxBodySize = maxBodySize.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    /** Answers {@code call} with the problem of {@code code}. */
    public static void answer(RoutingContext call, ErrorCode code) {
        var failure = new ProblemException(code);
        var problem = failure.problem();
        var body = new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("code", problem.code());
        if (problem.retryAfter() != null) {
            body.put("retryAfter", problem.retryAfter());
        }
        failure.headers().forEach(call.response().headers()::set);
        call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(body.encode());
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(this::checkLength).failureHandler(this::failed);
        // What fails before any route is chosen, such as a path that cannot be decoded.
        router.errorHandler(400, this::failed);
    }

    private void checkLength(RoutingContext call) {
        if (announcedLength(call) > maxBodySize) {
            // The body is not read: the connection cannot serve another request.
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answer(call, ErrorCode.REQUEST_TOO_LARGE);
        } else {
            call.next();
        }
    }

    private void failed(RoutingContext call) {
        if (call.response().ended() || call.response().headWritten()) {
            call.response().reset();
            return;
        }
        var code = HttpStatuses.code(call.statusCode());
        if (code == ErrorCode.INTERNAL && call.failure() != null) {
            LOG.errorf("A call failed: %s", Redaction.trace(call.failure()));
        }
        answer(call, code);
    }

    private static long announcedLength(RoutingContext call) {
        var header = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
