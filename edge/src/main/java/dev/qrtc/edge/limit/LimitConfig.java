// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
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
    @ConfigDocMapKey("call")
    Map<String, Rates> calls();

    /** The limits of one call, as {@link Rate} reads them. */
    interface Rates {
        /** Limit of each principal; at the token endpoint of each client. Without it that of the table below. */
        Optional<String> principal();

        /** Limit of each address: an IPv4 address, or the /64 network of an IPv6 one. Without it that of the table below. */
        Optional<String> address();
    }
}
