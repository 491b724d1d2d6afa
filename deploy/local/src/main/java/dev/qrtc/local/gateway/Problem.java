// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** What the gateway itself answers (RFC 9457); codes and titles are those of {@code contract/errors.json}. */
enum Problem {
    MALFORMED(400, "request_malformed", "The request is not what this call takes"),
    FOREIGN_HOST(403, "origin_refused", "This origin is not allowed"),
    NOTHING_HERE(404, "not_found", "There is nothing here"),
    /** The request reached a replica that gave no answer: it may have had an effect. */
    NO_ANSWER(502, "unavailable", "The service cannot do this at the moment"),
    /** No replica runs: the request reached nobody. */
    NO_REPLICA(503, "unavailable", "The service cannot do this at the moment");

    private static final int RETRY_AFTER_SECONDS = 1;

    private final int status;
    private final String code;
    private final String title;

    Problem(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        JsonObject body = new JsonObject()
                .put("type", "urn:qrtc:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("code", code);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (this == NO_REPLICA) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
            body.put("retryAfter", RETRY_AFTER_SECONDS);
        }
        // What is left of the request's body is thrown away, or the connection could not be used again.
        request.handler(null).resume();
        response.end(body.encode());
    }
}
