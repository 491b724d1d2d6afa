// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How signaling-service looks after its connections, and what one connection may ask of it. */
@ConfigMapping(prefix = "qrtc.signaling")
public interface SignalingConfig {
    /** How often mailboxes are compared with what their peers were sent; 1 s to 60 s. */
    @WithDefault("15S")
    Duration compare();

    /** How often a connection is pinged; 1 s to 60 s. */
    @WithDefault("15S")
    Duration ping();

    /**
     * How long a connection may be silent, pongs included, before it is closed with 4408 and its peer told; over {@code ping}, to
     * 10 min.
     */
    @WithDefault("45S")
    Duration pongDeadline();

    /** How long connections are kept while Redis is away, before they are closed with 1013; 1 s to 10 min. */
    @WithDefault("30S")
    Duration storeAway();

    /** Over how much time connections that must come back are spread; 0 to 60 s. */
    @WithDefault("3S")
    Duration jitter();

    /** What one connection, one address and all of them may use. */
    Limits limits();

    /** Over a limit a client gets the documented status, error or close code, and nobody else notices. */
    interface Limits {
        /**
         * Largest frame, and largest message of several frames; 1024 to 1,000,000, at most half of
         * {@code qrtc.pairing.mailbox.bytes}. Beyond: 1009.
         */
        @WithDefault("65536")
        int frameBytes();

        /**
         * Frames of any kind (fragments, pings and pongs too) that a connection may send for ever; 1 to 1,000,000. Beyond: 4429.
         */
        @WithDefault("100")
        int framesPerSecond();

        /** Frames that it may send at once; 16 to 1,000,000. Beyond: 4429. */
        @WithDefault("1000")
        int framesBurst();

        /** Bytes of frames that a connection may send for ever; 1024 to 1 GiB. Beyond: 4429. */
        @WithDefault("131072")
        int bytesPerSecond();

        /** Bytes that it may send at once; two frames to 1 GiB. Beyond: 4429. */
        @WithDefault("1048576")
        int bytesBurst();

        /**
         * Bytes that wait in this process for one client to read on; from twice {@code qrtc.pairing.mailbox.bytes} and 256 for each
         * of {@code qrtc.pairing.mailbox.frames}, to 1 GiB. Beyond: cut (1006), and the client resumes from its mailbox.
         */
        @WithDefault("1048576")
        int queuedBytes();

        /** Connections of this replica; 1 to 1,000,000. Beyond: status 503 before the upgrade, {@code Retry-After}. */
        @WithDefault("20000")
        int connections();

        /**
         * Connections from one IPv4 address or one IPv6 /64 network; 1 to 1,000,000. Beyond: status 429 before the upgrade,
         * {@code Retry-After}.
         */
        @WithDefault("5000")
        int connectionsPerAddress();

        /**
         * From a TCP connection to its WebSocket, and from there to its {@code welcome}; 1 s to 60 s. Beyond: cut before the
         * upgrade, 1013 after it.
         */
        @WithDefault("10S")
        Duration firstFrame();
    }
}
