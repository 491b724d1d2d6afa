// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is recorded, and how much of it is kept. */
@ConfigMapping(prefix = "qrtc.audit")
public interface AuditConfig {
    /** How many changes are kept, to about a hundred; 1000 to 10,000,000; 100,000 are some 30 MB of Redis. */
    @WithDefault("100000")
    int changes();

    /** How many refusals are kept, in a place of their own; 1000 to 10,000,000. */
    @WithDefault("20000")
    int refusals();

    /**
     * How many refusals of one principal, or of one network where nobody knows whose they are, each replica records; {@code off}:
     * all.
     */
    @WithDefault("10/1m")
    String refusalRate();

    /**
     * What is recorded of where a call came from: all of the address, its network (24 bits of IPv4, 48 of IPv6), or nothing.
     */
    @WithDefault("full")
    Address address();

    /** How much of an address. */
    enum Address {
        /** All of it. */
        FULL,
        /** The first 24 bits of IPv4, the first 48 of IPv6. */
        NETWORK,
        /** Nothing. */
        NONE
    }
}
