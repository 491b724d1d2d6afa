// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.stop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service stops. */
@ConfigMapping(prefix = "qrtc.shutdown")
public interface StopConfig {
    /**
     * How long a service that was told to stop (SIGTERM) serves on as before, but no longer ready, so that load balancers hear
     * of it before anybody is refused; 0 to 60 s. On Kubernetes 5 s, and no preStop hook.
     */
    @WithDefault("0S")
    Duration delay();
}
