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

    /** How long a connection may be silent, pongs included, before it is closed with 4408; over {@code ping}, to 10 min. */
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
        /** Largest frame and message, in bytes; 1024 to 1,000,000, and at most half a mailbox. Beyond: 1009. */
        @WithDefault("65536")
        int frameBytes();

        /** Frames that a connection may send in a second for ever, of any kind; 1 to 1,000,000. Beyond: 4429. */
        @WithDefault("100")
        int framesPerSecond();

        /** Frames that it may send at once; 16 to 1,000,000. Beyond: 4429. */
        @WithDefault("1000")
        int framesBurst();

        /** Bytes of frames that a connection may send in a second for ever; 1024 to 1 GiB. Beyond: 4429. */
        @WithDefault("131072")
        int bytesPerSecond();

        /** Bytes that it may send at once; two frames to 1 GiB. Beyond: 4429. */
        @WithDefault("1048576")
        int bytesBurst();

        /** Bytes that wait to be read by one client; a whole mailbox to 1 GiB. Beyond: the connection is cut. */
        @WithDefault("1048576")
        int queuedBytes();

        /** Connections of this replica; 1 to 1,000,000. Beyond: status 503. */
        @WithDefault("20000")
        int connections();

        /** Connections from one IPv4 address or one IPv6 /64 network; 1 to 1,000,000. Beyond: status 429. */
        @WithDefault("5000")
        int connectionsPerAddress();

        /**
         * How long a connection may take to ask for its upgrade, and then again to get its {@code welcome}; 1 s to 60 s.
         * Beyond: cut, or 1013.
         */
        @WithDefault("10S")
        Duration firstFrame();
    }
}
