// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.time.Duration;

/** A primary and its replica behind one wire, which leads to the replica after a failover; and a wire between the two. */
public final class RedisPair implements AutoCloseable {
    private static final Duration SYNC_LIMIT = Duration.ofSeconds(30);

    private final FaultyWire wire;
    private final FaultyWire link;
    private RedisServer primary = RedisServer.launch();
    private RedisServer replica = RedisServer.launch();

    /** Starts both; returns when the replica has everything. */
    public RedisPair() {
        wire = new FaultyWire(primary.port());
        link = new FaultyWire(primary.port());
        follow();
    }

    /** What {@code quarkus.redis.hosts} takes: the wire to the primary, whichever that is. */
    public String url() {
        return "redis://127.0.0.1:" + wire.port() + "/";
    }

    /** Between clients and the primary. */
    public FaultyWire wire() {
        return wire;
    }

    /** Between the primary and its replica. */
    public FaultyWire link() {
        return link;
    }

    public RedisServer primary() {
        return primary;
    }

    public RedisServer replica() {
        return replica;
    }

    /** The replica hears no more of the primary's writes: from now on they will have been undone. */
    public void stopReplication() {
        replica.command("REPLICAOF", "NO", "ONE");
    }

    /** The replica takes over. */
    public void promote() {
        wire.leadTo(replica.port());
        wire.cut();
        RedisServer former = primary;
        primary = replica;
        replica = former;
    }

    /** The primary dies at once, what is on its way to the replica is lost, and the replica takes over. */
    public void failOver() {
        primary.kill();
        link.cut();
        stopReplication();
        promote();
    }

    /** The former primary, started again where it died, becomes the replica; returns when it has everything. */
    public void follow() {
        replica.start();
        link.cut();
        link.flow();
        link.leadTo(primary.port());
        replica.command("REPLICAOF", "127.0.0.1", Integer.toString(link.port()));
        var deadline = System.nanoTime() + SYNC_LIMIT.toNanos();
        while (!isInSync()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no replication: " + replica.command("INFO", "replication"));
            }
            Thread.onSpinWait();
        }
    }

    private boolean isInSync() {
        return String.valueOf(replica.command("INFO", "replication")).contains("master_link_status:up")
                && String.valueOf(primary.command("INFO", "replication")).contains("state=online");
    }

    @Override
    public void close() {
        wire.close();
        link.close();
        primary.close();
        replica.close();
    }
}
