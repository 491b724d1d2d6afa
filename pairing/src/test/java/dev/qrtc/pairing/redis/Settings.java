// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import java.time.Duration;

/** The settings of a test: the defaults, where it does not say otherwise. */
final class Settings implements PairingConfig {
    private Duration token = Duration.ofSeconds(60);
    private Duration waiting = Duration.ofMinutes(10);
    private Duration claimed = Duration.ofSeconds(60);
    private Duration join = Duration.ofSeconds(60);
    private Duration absent = Duration.ofSeconds(60);
    private Duration absentConnected = Duration.ofMinutes(10);
    private Duration session = Duration.ofHours(12);
    private Duration keep = Duration.ofMinutes(10);
    private Duration lease = Duration.ofSeconds(15);
    private Duration patience = Duration.ofSeconds(5);
    private Duration replicaPatience = Duration.ofMillis(250);
    private int frames = 256;
    private int bytes = 262_144;
    private int candidates = 256;

    Settings token(Duration value) {
        token = value;
        return this;
    }

    Settings waiting(Duration value) {
        waiting = value;
        return this;
    }

    Settings claimed(Duration value) {
        claimed = value;
        return this;
    }

    Settings join(Duration value) {
        join = value;
        return this;
    }

    Settings absent(Duration value) {
        absent = value;
        return this;
    }

    Settings absentConnected(Duration value) {
        absentConnected = value;
        return this;
    }

    Settings session(Duration value) {
        session = value;
        return this;
    }

    Settings keep(Duration value) {
        keep = value;
        return this;
    }

    Settings lease(Duration value) {
        lease = value;
        return this;
    }

    Settings patience(Duration value) {
        patience = value;
        return this;
    }

    Settings replicaPatience(Duration value) {
        replicaPatience = value;
        return this;
    }

    Settings mailbox(int mostFrames, int mostBytes, int mostCandidates) {
        frames = mostFrames;
        bytes = mostBytes;
        candidates = mostCandidates;
        return this;
    }

    @Override
    public Duration token() {
        return token;
    }

    @Override
    public Duration waiting() {
        return waiting;
    }

    @Override
    public Duration claimed() {
        return claimed;
    }

    @Override
    public Duration join() {
        return join;
    }

    @Override
    public Duration absent() {
        return absent;
    }

    @Override
    public Duration absentConnected() {
        return absentConnected;
    }

    @Override
    public Duration session() {
        return session;
    }

    @Override
    public Duration keep() {
        return keep;
    }

    @Override
    public Duration lease() {
        return lease;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public Duration replicaPatience() {
        return replicaPatience;
    }

    @Override
    public int max() {
        return 100_000;
    }

    @Override
    public Mailbox mailbox() {
        return new Mailbox() {
            @Override
            public int frames() {
                return frames;
            }

            @Override
            public int bytes() {
                return bytes;
            }

            @Override
            public int candidates() {
                return candidates;
            }
        };
    }
}
