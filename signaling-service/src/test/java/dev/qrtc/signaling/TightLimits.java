// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test reaches with a few frames and connections. */
public class TightLimits implements QuarkusTestProfile {
    static final int FRAME_BYTES = 2_048;
    static final int FRAMES = 40;
    static final int BYTES = 8_192;
    static final int CONNECTIONS = 6;
    static final int CONNECTIONS_PER_ADDRESS = 4;
    static final int CANDIDATES = 16;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                limit("frame-bytes", FRAME_BYTES),
                // So slow that nothing of a burst comes back while a test sends it.
                limit("frames-per-second", 1),
                limit("frames-burst", FRAMES),
                limit("bytes-per-second", 1_024),
                limit("bytes-burst", BYTES),
                limit("connections", CONNECTIONS),
                limit("connections-per-address", CONNECTIONS_PER_ADDRESS),
                Map.entry("qrtc.signaling.limits.first-frame", "1s"),
                Map.entry("qrtc.signaling.ping", "1s"),
                Map.entry("qrtc.signaling.pong-deadline", "3s"),
                Map.entry("qrtc.pairing.mailbox.candidates", Integer.toString(CANDIDATES)),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"));
    }

    private static Map.Entry<String, String> limit(String name, int value) {
        return Map.entry("qrtc.signaling.limits." + name, Integer.toString(value));
    }
}
