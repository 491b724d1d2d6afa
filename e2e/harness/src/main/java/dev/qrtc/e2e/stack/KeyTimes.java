// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import java.time.Duration;
import java.util.Map;

/** How long tokens live in {@link Stacks#rotating()}, short enough for a test to see keys come and go. */
public final class KeyTimes {
    /** A code. */
    public static final Duration CODE = Duration.ofSeconds(12);

    /** An access token: the shortest that can be configured. */
    public static final Duration ACCESS = Duration.ofMinutes(1);

    /** How long before it signs a key must be in the file: longer than replicas and verifiers take to see it. */
    public static final Duration LEAD = Duration.ofSeconds(6);

    private KeyTimes() {}

    static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("qrtc.keys.watch", "250MS"),
                Map.entry("qrtc.jwks.refresh", "1S"),
                Map.entry("qrtc.jwks.min-interval", "1S"),
                Map.entry("qrtc.clock-skew", "1S"),
                Map.entry("qrtc.pairing.token", CODE.toString()),
                Map.entry("qrtc.pairing.waiting", CODE.toString()),
                Map.entry("qrtc.pairing.claimed", "1S"),
                Map.entry("qrtc.pairing.session", ACCESS.toString()),
                Map.entry("qrtc.access.life", ACCESS.toString()),
                Map.entry("qrtc.access.delegated-life", ACCESS.toString()));
    }
}
