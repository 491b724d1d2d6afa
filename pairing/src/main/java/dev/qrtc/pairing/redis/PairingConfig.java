// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things last and how much a mailbox holds. Durations are fixed for a pairing when it is created. */
@ConfigMapping(prefix = "qrtc.pairing")
public interface PairingConfig {
    /** How long one pairing token can be claimed; 1 s to 10 min. */
    @WithDefault("60S")
    Duration token();

    /** How long a pairing waits for a claim, whatever is renewed; at least {@code token}, at most 1 h. */
    @WithDefault("10M")
    Duration waiting();

    /** How long the presenter may take to accept who claimed; 1 s to 10 min. */
    @WithDefault("60S")
    Duration claimed();

    /** How long each peer may take to join once paired; 1 s to 10 min. */
    @WithDefault("60S")
    Duration join();

    /** How long both peers may be absent before they ever connected; 1 s to 1 h. */
    @WithDefault("60S")
    Duration absent();

    /** How long both peers may be absent once they had connected; at least {@code absent}, at most 24 h. */
    @WithDefault("10M")
    Duration absentConnected();

    /** The longest that a pairing stays paired; 1 s to 7 days. */
    @WithDefault("12H")
    Duration session();

    /** How long a closed pairing can still be read, and an Idempotency-Key of a creation is known; 1 s to 1 h. */
    @WithDefault("10M")
    Duration keep();

    /**
     * How long a replica counts as alive after it was last heard of; where one dies with both peers of a pairing, that is noticed
     * within five times as long; 1 s to 1 min.
     */
    @WithDefault("15S")
    Duration lease();

    /** How long a call waits for the connection to Redis, and then for the answer; 100 ms to 30 s. */
    @WithDefault("5S")
    Duration patience();

    /**
     * How long claim, confirm, cancel and revoke wait until a replica of Redis has them, where Redis has replicas; 0 for not at
     * all, to half of {@code patience}. Redis' user needs {@code role} and {@code wait}.
     */
    @WithDefault("250ms")
    Duration replicaPatience();

    /**
     * Pairings at once, over all replicas, before {@code POST /v1/pairings} is 503 {@code unavailable}; running ones go on.
     * Counted once a second by each replica, so that a crowd may overshoot by what other replicas create in that second; one that
     * has ended counts until somebody has looked at it, within four times {@code lease}; 1 to 10,000,000.
     */
    @WithDefault("100000")
    int max();

    /** What waits for one peer. */
    Mailbox mailbox();

    /** Bounds of one mailbox; control frames have room beyond them. */
    interface Mailbox {
        /** Descriptions and candidates that one mailbox holds; 16 to 4096. */
        @WithDefault("256")
        int frames();

        /** Bytes of descriptions and candidates that one mailbox holds; 128 KiB to 16 MiB. */
        @WithDefault("262144")
        int bytes();

        /** Candidates that one instance may send; 16 to 4096. */
        @WithDefault("256")
        int candidates();
    }
}
