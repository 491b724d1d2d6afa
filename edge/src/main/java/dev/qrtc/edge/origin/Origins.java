// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.origin;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.mode.Site;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/** The exact list of origins whose pages may call (RFC 6454), checked at the start. */
@Startup
@Singleton
public final class Origins {
    private static final String ANY = "*";
    // As a browser writes it: lower case, no path, no default port.
    private static final Pattern SERIALIZED =
            Pattern.compile("https?://[a-z0-9.-]+(:[1-9][0-9]{0,4})?|https?://\\[[0-9a-f:]+](:[1-9][0-9]{0,4})?");

    private final Set<String> allowed;

    @Inject
    Origins(OriginsConfig config, Site site) {
        this(config.origins(), site.isProduction());
    }

    Origins(Set<String> allowed, boolean production) {
        for (var origin : allowed) {
            check(origin, production);
        }
        this.allowed = Set.copyOf(allowed);
    }

    /** Whether a page of {@code origin}, the value of a request's Origin header, may call. */
    public boolean allows(String origin) {
        return allowed.contains(origin) || (allowed.contains(ANY) && !origin.isEmpty());
    }

    private static void check(String origin, boolean production) {
        if (origin.equals(ANY)) {
            if (production) {
                throw new Misconfigured(
                        "qrtc.origins", "must list the allowed origins: * is for qrtc.mode=development only.");
            }
        } else if (!SERIALIZED.matcher(origin).matches()) {
            throw new Misconfigured(
                    "qrtc.origins",
                    "holds something that is no origin: write each as a browser does, such as https://kiosk.example.com.");
        }
    }
}
