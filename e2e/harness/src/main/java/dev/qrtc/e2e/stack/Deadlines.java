// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import java.time.Duration;
import java.util.Map;

/** What {@link Stacks#trio()} waits for, short enough to be waited for by a test. */
public final class Deadlines {
    /** How long a pairing waits for its claim, and each code lives. */
    public static final Duration WAITING = Duration.ofSeconds(8);

    /** How long both peers may be absent, and either may take to join. */
    public static final Duration ABSENT = Duration.ofSeconds(12);

    /** How long a replica counts as alive after it was last heard of. */
    public static final Duration LEASE = Duration.ofSeconds(3);

    /** How long connections are kept while Redis is away. */
    public static final Duration STORE_AWAY = Duration.ofSeconds(4);

    /** Over how much time connections that must come back are spread. */
    public static final Duration JITTER = Duration.ofSeconds(2);

    private Deadlines() {}

    static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("qrtc.pairing.token", WAITING.toString()),
                Map.entry("qrtc.pairing.waiting", WAITING.toString()),
                Map.entry("qrtc.pairing.join", ABSENT.toString()),
                Map.entry("qrtc.pairing.absent", ABSENT.toString()),
                Map.entry("qrtc.pairing.absent-connected", ABSENT.toString()),
                Map.entry("qrtc.pairing.lease", LEASE.toString()),
                Map.entry("qrtc.signaling.store-away", STORE_AWAY.toString()),
                Map.entry("qrtc.signaling.jitter", JITTER.toString()));
    }
}
