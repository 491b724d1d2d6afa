// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which servers help two peers to find a way. */
@ConfigMapping(prefix = "qrtc.ice")
interface IceConfig {
    /** STUN servers, such as {@code stun:stun.example.com:3478} or {@code stuns:...} (RFC 7064); IPv6 in brackets. */
    Optional<List<String>> stunUrls();

    /** TURN servers, such as {@code turns:turn.example.com:5349?transport=tcp} (RFC 7065). */
    Optional<List<String>> turnUrls();

    /**
     * What the TURN servers share with us (coturn: {@code use-auth-secret}, {@code static-auth-secret}), 32 or more characters; set
     * with {@link #turnUrls()} or not at all.
     */
    Optional<String> turnSecret();

    /** How long TURN credentials open an allocation; 1 min to 24 h. */
    @WithDefault("1h")
    Duration turnTtl();
}
