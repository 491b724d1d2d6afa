// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A small mailbox and the smallest queue that is allowed with it, and senders as fast as they like. */
public class ReadingSlowly implements QuarkusTestProfile {
    static final int QUEUED_BYTES = 400_000;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "qrtc.pairing.mailbox.bytes", "131072",
                "qrtc.signaling.limits.queued-bytes", Integer.toString(QUEUED_BYTES),
                "qrtc.signaling.limits.frames-per-second", "1000000",
                "qrtc.signaling.limits.frames-burst", "1000000",
                "qrtc.signaling.limits.bytes-per-second", "1073741824",
                "qrtc.signaling.limits.bytes-burst", "1073741824");
    }
}
