// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.device.DeviceIndex;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The pairings of a device in a sorted set beside its hash, by when they are over at the latest. */
@Singleton
class RedisDeviceIndex implements DeviceIndex {
    // Longer than any access token that we give lasts (24 h), with the skew that readers allow.
    private static final Duration TOMBSTONE = Duration.ofHours(25);
    // What is looked at in one round. Those that last longest come first: they were claimed, and only they can outlive
    // a
    // loss; what a deletion has looked at is forgotten, so its next round comes to the rest.
    private static final int MOST = 50_000;

    private final ScriptConnection redis;

    RedisDeviceIndex(ScriptConnection redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Boolean> enter(Principal device, PairingId pairing, Duration life) {
        return run(DeviceScript.DEVICE_ENTER, device, List.of(pairing.value(), Long.toString(life.toMillis())))
                .map(RedisDeviceIndex::isTrue);
    }

    @Override
    public Uni<List<PairingId>> pairings(Principal device) {
        return redis.send(Command.ZRANGE, DeviceHash.pairings(device), "0", Integer.toString(MOST - 1), "REV")
                .map(ids -> ids.stream().map(id -> new PairingId(id.toString())).toList());
    }

    @Override
    public Uni<Void> forget(Principal device, List<PairingId> over) {
        if (over.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var arguments = new ArrayList<String>();
        arguments.add(DeviceHash.pairings(device));
        over.forEach(id -> arguments.add(id.value()));
        return redis.send(Command.ZREM, arguments.toArray(String[]::new)).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> isSettled(Principal device, List<PairingId> unknown, Duration grace) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(grace.toMillis()));
        arguments.add(Long.toString(TOMBSTONE.toMillis()));
        unknown.forEach(id -> arguments.add(id.value()));
        return run(DeviceScript.DEVICE_SETTLE, device, arguments).map(RedisDeviceIndex::isTrue);
    }

    private Uni<Response> run(DeviceScript script, Principal device, List<String> arguments) {
        return redis.run(script.lua(), List.of(DeviceHash.key(device), DeviceHash.pairings(device)), arguments);
    }

    private static boolean isTrue(Response reply) {
        return reply.toInteger() == 1;
    }
}
