// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.ReplicatedScripts;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.device.Device;
import dev.qrtc.token.device.DeviceStore;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Devices on Redis. What changes one is answered when a replica of Redis has it, where there is one. */
@Singleton
class RedisDeviceStore implements DeviceStore {
    private static final String ALL = "qrtc:devices";

    private final ScriptConnection redis;
    private final ReplicatedScripts replicated;

    RedisDeviceStore(ScriptConnection redis, ReplicatedScripts replicated) {
        this.redis = redis;
        this.replicated = replicated;
    }

    @Override
    public Uni<Optional<Instant>> register(Device device, Optional<Principal> by) {
        return run(
                        DeviceScript.DEVICE_REGISTER,
                        device.principal(),
                        device.name(),
                        device.key().json(),
                        DeviceHash.lines(device.owners()),
                        flag(device.open()),
                        by.map(Principal::value).orElse(""))
                .map(at -> Optional.of(at.toLong()).filter(time -> time > 0).map(Instant::ofEpochMilli));
    }

    @Override
    public Uni<Optional<Entry>> find(Principal principal) {
        return redis.send(Command.HMGET, DeviceHash.readAll(principal))
                .map(fields -> DeviceHash.entry(principal, fields));
    }

    @Override
    public Uni<Written> change(Device seen, Device wanted) {
        var former = new HashSet<>(seen.owners());
        former.removeAll(wanted.owners());
        return run(
                        DeviceScript.DEVICE_CHANGE,
                        seen.principal(),
                        Long.toString(seen.version()),
                        wanted.name(),
                        DeviceHash.lines(wanted.owners()),
                        flag(wanted.open()),
                        flag(wanted.takesFrom(seen)),
                        DeviceHash.lines(former))
                .map(RedisDeviceStore::written);
    }

    @Override
    public Uni<Written> delete(Principal principal, OptionalLong version) {
        return run(DeviceScript.DEVICE_DELETE, principal, version.isPresent() ? Long.toString(version.getAsLong()) : "")
                .map(RedisDeviceStore::written);
    }

    @Override
    public Uni<List<Principal>> list(Optional<Principal> owner, Optional<Principal> after, int limit) {
        return redis.send(
                        Command.ZRANGE,
                        owner.map(RedisDeviceStore::owned).orElse(ALL),
                        after.map(principal -> "(" + principal).orElse("-"),
                        "+",
                        "BYLEX",
                        "LIMIT",
                        "0",
                        Integer.toString(limit))
                .map(ids -> ids.stream().map(id -> new Principal(id.toString())).toList());
    }

    @Override
    public Uni<Long> count(Principal owner) {
        return redis.send(Command.ZCARD, owned(owner)).map(Response::toLong);
    }

    @Override
    public Uni<Void> enlist(Principal principal, Set<Principal> owners) {
        return each(owners, owner -> redis.send(Command.ZADD, owned(owner), "0", principal.value()))
                .chain(() -> redis.send(Command.ZADD, ALL, "0", principal.value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> unlist(Principal principal, Set<Principal> owners) {
        return each(owners, owner -> redis.send(Command.ZREM, owned(owner), principal.value()));
    }

    @Override
    public Uni<Void> unlist(Principal principal) {
        return redis.send(Command.ZREM, ALL, principal.value()).replaceWithVoid();
    }

    private Uni<Response> run(DeviceScript script, Principal device, String... arguments) {
        return replicated.run(script.lua(), List.of(DeviceHash.key(device)), List.of(arguments));
    }

    private static Uni<Void> each(Set<Principal> owners, Function<Principal, Uni<Response>> command) {
        return owners.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(owners.stream().map(command).toList())
                        .andFailFast()
                        .replaceWithVoid();
    }

    // All scores are 0: such a set is in the order of its members.
    private static String owned(Principal owner) {
        return "qrtc:owner:{" + owner + "}";
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    private static Written written(Response reply) {
        return switch (reply.toString()) {
            case "changed", "deleted" -> Written.DONE;
            case "again" -> Written.AGAIN;
            case "conflict" -> Written.CONFLICT;
            default -> Written.UNKNOWN;
        };
    }
}
