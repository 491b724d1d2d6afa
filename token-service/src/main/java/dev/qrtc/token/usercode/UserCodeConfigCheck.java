// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Wrong bounds stop the start. */
@Startup
@Singleton
class UserCodeConfigCheck {
    UserCodeConfigCheck(UserCodeConfig config) {
        if (config.tries() < 1 || config.tries() > 100) {
            throw new Misconfigured("qrtc.user-code.tries", "must be between 1 and 100.");
        }
        if (config.lockOut().compareTo(Duration.ofSeconds(1)) < 0
                || config.lockOut().compareTo(Duration.ofHours(24)) > 0) {
            throw new Misconfigured("qrtc.user-code.lock-out", "must be between 1 s and 24 h.");
        }
        if (config.wrongPerSecond() < 1 || config.wrongPerSecond() > 10_000) {
            throw new Misconfigured("qrtc.user-code.wrong-per-second", "must be between 1 and 10000.");
        }
    }
}
