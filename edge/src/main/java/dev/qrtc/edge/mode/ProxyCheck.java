// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.mode;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to believe everybody's {@code X-Forwarded-For}: who picks an address for each call has no limit, and writes what it
 * likes into the audit log.
 */
@Startup
@Singleton
class ProxyCheck {
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    @Inject
    ProxyCheck(
            Site site,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean believes,
            @ConfigProperty(name = TRUSTED) Optional<List<String>> trusted) {
        this(site.isProduction(), believes, trusted.isPresent());
    }

    ProxyCheck(boolean production, boolean believes, boolean namesWhom) {
        if (production && believes && !namesWhom) {
            throw new Misconfigured(
                    TRUSTED,
                    "must name the proxies whose headers are believed (quarkus.http.proxy.proxy-address-forwarding is on):"
                            + " else every caller picks its own address.");
        }
    }
}
