// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import dev.qrtc.demo.problem.Code;
import dev.qrtc.demo.problem.ProblemException;
import dev.qrtc.demo.settings.Settings;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Takes calls that change something only from our own pages. {@code Sec-Fetch-Site} decides where the browser sends it (no
 * page can forge it); otherwise {@code Origin} must be one of the configured. A JSON body is asked for besides, because no
 * HTML form can send one.
 */
class SameOriginFilter {
    private final Settings settings;

    SameOriginFilter(Settings settings) {
        this.settings = settings;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext call) {
        switch (call.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> {}
            default -> {
                if (!isSameOrigin(call)) {
                    throw new ProblemException(Code.ORIGIN_REFUSED, null);
                }
                if (call.getMethod().equals("POST") && !isJson(call.getMediaType())) {
                    throw new ProblemException(Code.UNSUPPORTED_MEDIA_TYPE, "This call takes application/json");
                }
            }
        }
    }

    private boolean isSameOrigin(ContainerRequestContext call) {
        var site = call.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = call.getHeaderString("Origin");
        return origin != null && settings.origins().contains(origin);
    }

    private static boolean isJson(MediaType type) {
        return type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type) && !type.isWildcardType();
    }
}
