// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** How many calls are too many. */
@ConfigMapping(prefix = "qrtc.limits")
interface LimitConfig {
    /** All limits are so many times as high; 1 to 1000000. */
    @WithDefault("1")
    int scale();

    /** Limits by the name of the call: {@link Call#wire()}. */
    Map<String, Rates> calls();

    /** The limits of one call, as {@link Rate} reads them. */
    interface Rates {
        /** Of each principal, or client. */
        Optional<String> principal();

        /** Of each network. */
        Optional<String> address();
    }
}
