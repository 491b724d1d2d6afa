// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.page;

import dev.qrtc.demo.settings.Settings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets what every answer carries: what a page may load and do, and how long a browser may keep it. */
@Singleton
class SecurityHeaders {
    private static final int BEFORE_ALL_ROUTES = 1000;

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(Settings settings) {
        headers.put("Content-Security-Policy", contentSecurityPolicy(settings));
        headers.put(
                "Permissions-Policy",
                "camera=(self), fullscreen=(self), screen-wake-lock=(self), microphone=(), geolocation=(), payment=(), usb=()");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (settings.publicUrl().isSecure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ALL_ROUTES);
    }

    private void add(RoutingContext call) {
        MultiMap answer = call.response().headers();
        headers.forEach(answer::set);
        // What says who is signed in, or carries a token, is never kept; pages are asked for anew after each release.
        answer.set("Cache-Control", call.normalizedPath().startsWith("/demo/") ? "no-store" : "no-cache");
        call.next();
    }

    private static String contentSecurityPolicy(Settings settings) {
        var server = settings.publicUrl();
        return String.join(
                "; ",
                "default-src 'none'",
                // The SDK reads codes with WebAssembly.
                "script-src 'self' 'wasm-unsafe-eval'",
                "style-src 'self'",
                "img-src 'self' data:",
                "media-src 'self' blob:",
                "worker-src 'self'",
                "connect-src 'self' " + server.origin() + " " + server.webSocketOrigin(),
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
