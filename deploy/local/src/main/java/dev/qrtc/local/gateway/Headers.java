// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which header fields go on to the other side, and which end here (RFC 9110, 7.6.1). */
final class Headers {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Ours to say: what a caller puts there is not believed. And we answer {@code Expect} ourselves. */
    private static final Set<String> NOT_FROM_CALLERS =
            Set.of("expect", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto");

    private Headers() {}

    static void request(HttpServerRequest from, MultiMap to) {
        endToEnd(from.headers(), to, NOT_FROM_CALLERS);
        to.set("X-Forwarded-For", from.remoteAddress().hostAddress());
        to.set("X-Forwarded-Proto", "http");
        String host = from.headers().get(HttpHeaders.HOST);
        if (host != null) {
            to.set("X-Forwarded-Host", host);
        }
    }

    static void response(MultiMap from, MultiMap to) {
        endToEnd(from, to, Set.of());
    }

    /** A WebSocket's upgrade (RFC 6455, 4.1) is asked for, and answered, hop by hop: said again by us. */
    static void webSocketUpgrade(MultiMap to) {
        to.set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        to.set(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
    }

    static boolean asksForWebSocket(HttpServerRequest request) {
        return options(request.headers()).contains("upgrade")
                && request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }

    static boolean announcesBody(HttpServerRequest request) {
        String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private static void endToEnd(MultiMap from, MultiMap to, Set<String> alsoNot) {
        Set<String> named = options(from);
        for (Map.Entry<String, String> field : from) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !alsoNot.contains(name) && !named.contains(name)) {
                to.add(field.getKey(), field.getValue());
            }
        }
    }

    /** What {@code Connection} names. */
    private static Set<String> options(MultiMap headers) {
        Set<String> options = new HashSet<>();
        for (String line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String option : line.split(",", -1)) {
                options.add(option.strip().toLowerCase(Locale.ROOT));
            }
        }
        return options;
    }
}
