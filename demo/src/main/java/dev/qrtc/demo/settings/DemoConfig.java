// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * What the demo's backend is configured with, as written; {@link Settings} is the checked form. All values are optional
 * here so that a missing one is reported in a sentence of our own.
 */
@ConfigMapping(prefix = "qrtc.demo")
interface DemoConfig {
    /** Where this backend reaches the qrtc server's REST calls: {@code http(s)://host[:port]}, the gateway or a replica. */
    Optional<String> serverUrl();

    /** Id of the OAuth 2 client that this backend is. */
    Optional<String> clientId();

    /** Secret of that client. */
    Optional<String> clientSecret();

    /** Key that signs session cookies: 256 random bits as 43 base64url characters, the same in every replica. */
    Optional<String> sessionKey();

    /** How long a sign-in lasts, at least a minute and at most 30 days. */
    @WithDefault("12h")
    Duration sessionLife();

    /** How long to wait for the qrtc server's token endpoint, at least 100 ms and at most a minute. */
    @WithDefault("5s")
    Duration tokenTimeout();
}
