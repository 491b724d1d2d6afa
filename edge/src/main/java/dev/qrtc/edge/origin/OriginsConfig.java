// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.origin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Which web pages may call. */
@ConfigMapping(prefix = "qrtc")
interface OriginsConfig {
    /**
     * Origins of the pages that may call, each exactly as a browser sends it, such as {@code https://kiosk.example.com}.
     * {@code *} means any, in development only. With a public URL that has a path, list the origins.
     */
    @WithDefault("${qrtc.public-url}")
    Set<String> origins();
}
