// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.mode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What all services are told about the place they serve. */
@ConfigMapping(prefix = "qrtc")
public interface SiteConfig {
    /** {@code production} refuses to start without keys or with an open origin list; {@code development} does not. */
    @WithDefault("production")
    Mode mode();

    /**
     * Where browsers find the services, such as {@code https://pair.example.com}: the issuer of every token, and the base
     * of every URL that is given out. Absolute, no slash at its end.
     */
    URI publicUrl();
}
