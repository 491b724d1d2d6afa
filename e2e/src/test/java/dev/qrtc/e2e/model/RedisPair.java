// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.model;

import static org.awaitility.Awaitility.await;

import dev.qrtc.testing.RedisServer;
import java.time.Duration;

/** A primary and its replica behind one wire, which leads to the replica after a failover. */
final class RedisPair implements AutoCloseable {
    private final FaultyWire wire;
    private RedisServer primary = RedisServer.launch();
    private RedisServer replica = RedisServer.launch();

    RedisPair() {
        wire = new FaultyWire(primary.port());
        follow();
    }

    String url() {
        return "redis://127.0.0.1:" + wire.port() + "/";
    }

    FaultyWire wire() {
        return wire;
    }

    /** The replica hears no more of the primary's writes: from now on they will have been undone. */
    void stopReplication() {
        replica.command("REPLICAOF", "NO", "ONE");
    }

    /** The replica takes over. */
    void promote() {
        wire.leadTo(replica.port());
        wire.cut();
        RedisServer former = primary;
        primary = replica;
        replica = former;
    }

    /** The former primary becomes the replica; returns when it has everything. */
    void follow() {
        replica.command("REPLICAOF", "127.0.0.1", Integer.toString(primary.port()));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        String.valueOf(replica.command("INFO", "replication")).contains("master_link_status:up"));
    }

    @Override
    public void close() {
        wire.close();
        primary.close();
        replica.close();
    }
}
