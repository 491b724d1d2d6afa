// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** How pairing tokens look, and how many calls may wait for a change. */
@ConfigMapping(prefix = "qrtc")
interface PairingTokensConfig {
    /** Of pairing tokens. */
    PairingToken pairingToken();

    /** Of calls with {@code Prefer: wait}. */
    @WithName("wait")
    Wait waiting();

    /** What a pairing token says. */
    interface PairingToken {
        /** Whether it names the presenter's principal as {@code sub}: anyone who sees the code can read that. */
        @WithDefault("false")
        boolean subject();
    }

    /** Bounds of waiting calls. */
    interface Wait {
        /** Calls with {@code Prefer: wait} that one replica holds at once; more get 503. */
        @WithDefault("10000")
        int max();
    }
}
