// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemRoutes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The service takes bodies as large as pictures; a text for a code, and its logo, are never that large. */
@Singleton
class BodyGuard {
    private static final int BEFORE_GENERAL_LIMIT = -2_000;
    private static final int MAX_DIGITS = 5;

    void register(@Observes Router router) {
        router.route("/v1/qr").order(BEFORE_GENERAL_LIMIT).handler(BodyGuard::checkLength);
    }

    /** At most 99,999 bytes: the largest logo in base64 has 87,384, the longest text 8,859 where all but ASCII is escaped. */
    private static void checkLength(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() > MAX_DIGITS) {
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            ProblemRoutes.answer(call, ErrorCode.REQUEST_TOO_LARGE);
        } else {
            call.next();
        }
    }
}
