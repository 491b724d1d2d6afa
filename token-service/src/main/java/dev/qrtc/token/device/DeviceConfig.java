// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of the registry. */
@ConfigMapping(prefix = "qrtc.device")
interface DeviceConfig {
    /** How many devices a user may register for itself; 1 to 10000. Administrators register as many as they like. */
    @WithDefault("100")
    int mostOwned();
}
