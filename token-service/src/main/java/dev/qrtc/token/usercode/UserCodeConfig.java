// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What bounds the guessing of codes that are typed in. */
@ConfigMapping(prefix = "qrtc.user-code")
public interface UserCodeConfig {
    /**
     * Wrong codes of one principal, and of the devices that it registered for itself, within {@code lock-out}, after which it may
     * type in no more; 1 to 100.
     */
    @WithDefault("5")
    int tries();

    /** How long a principal is locked out, and for how long a wrong code is remembered; 1 s to 24 h. */
    @WithDefault("10M")
    Duration lockOut();

    /** Wrong codes in one second, of all principals together, after which everybody waits for the next; 1 to 10,000. */
    @WithDefault("20")
    int wrongPerSecond();
}
