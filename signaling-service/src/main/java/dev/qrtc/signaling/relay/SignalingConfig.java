// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How signaling-service looks after its connections. */
@ConfigMapping(prefix = "qrtc.signaling")
public interface SignalingConfig {
    /** How often mailboxes are compared with what their peers were sent; 1 s to 60 s. */
    @WithDefault("15S")
    Duration compare();

    /** How long a connection may be silent, pongs included, before it is closed with 4408; 20 s to 10 min. */
    @WithDefault("45S")
    Duration pongDeadline();

    /** How long connections are kept while Redis is away, before they are closed with 1013; 1 s to 10 min. */
    @WithDefault("30S")
    Duration storeAway();

    /** Over how much time connections that must come back are spread; 0 to 60 s. */
    @WithDefault("3S")
    Duration jitter();
}
