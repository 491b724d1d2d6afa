// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Wrong bounds stop the start. */
@Startup
@Singleton
class DeviceConfigCheck {
    DeviceConfigCheck(DeviceConfig config) {
        if (config.mostOwned() < 1 || config.mostOwned() > 10_000) {
            throw new Misconfigured("qrtc.device.most-owned", "must be between 1 and 10000.");
        }
    }
}
