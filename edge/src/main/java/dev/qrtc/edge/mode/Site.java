// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.mode;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;

/** The place that this service serves, checked at its start. */
@Startup
@Singleton
public final class Site {
    private final Mode mode;
    private final String publicUrl;

    Site(SiteConfig config) {
        mode = config.mode();
        publicUrl = checked(config.publicUrl());
    }

    /** Whether this is not a developer's own machine. */
    public boolean isProduction() {
        return mode == Mode.PRODUCTION;
    }

    /** The issuer of every token. */
    public String issuer() {
        return publicUrl;
    }

    /** Where peers open their WebSocket. */
    public String signalingUrl() {
        return "ws" + publicUrl.substring("http".length()) + "/v1/signaling";
    }

    private static String checked(URI url) {
        var scheme = url.getScheme();
        var plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        if (!("http".equals(scheme) || "https".equals(scheme)) || url.getHost() == null || !plain) {
            throw new Misconfigured(
                    "qrtc.public-url", "must be an absolute http or https URL, such as https://pair.example.com.");
        }
        if (url.toString().endsWith("/")) {
            throw new Misconfigured("qrtc.public-url", "must not end with a slash.");
        }
        return url.toString();
    }
}
