// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.Principal;
import dev.qrtc.token.device.Device;
import dev.qrtc.token.device.DeviceKey;
import dev.qrtc.token.device.DeviceStore.Entry;
import dev.qrtc.token.policy.Ownership;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The hash of a device: names of its keys and fields, and what they mean. Braces keep its keys in one slot of a cluster. */
final class DeviceHash {
    /** All that is kept of a device, as {@link #entry} reads it. */
    private static final List<String> FIELDS =
            List.of("version", "deleted-at", "owners", "name", "jwk", "open", "registered-at", "review-at", "review");

    /** What {@link #ownership} reads. */
    private static final List<String> OWNERSHIP = List.of("version", "deleted-at", "owners", "open");

    /** The user who registered it for itself; absent where an administrator did. */
    static final String REGISTERED_BY = "registered-by";

    private DeviceHash() {}

    // No principal has a brace in it.
    static String key(Principal device) {
        return "qrtc:device:{" + device.value().substring("device:".length()) + "}";
    }

    static String pairings(Principal device) {
        return key(device) + ":pairings";
    }

    /** HMGET of a whole device. */
    static String[] readAll(Principal device) {
        return withKey(device, FIELDS);
    }

    /** HMGET of whose a device is. */
    static String[] readOwnership(Principal device) {
        return withKey(device, OWNERSHIP);
    }

    static Optional<Entry> entry(Principal device, Response fields) {
        if (fields.get(0) == null) {
            return Optional.empty();
        }
        var owners = principals(text(fields, 2));
        if (fields.get(1) != null) {
            return Optional.of(new Entry.Tombstone(device, owners));
        }
        var live = new Device(
                device,
                text(fields, 3),
                new DeviceKey(text(fields, 4)),
                owners,
                text(fields, 5).equals("1"),
                fields.get(0).toLong(),
                Instant.ofEpochMilli(fields.get(6).toLong()));
        var lost = fields.get(7) == null ? Optional.<Set<Principal>>empty() : Optional.of(principals(text(fields, 8)));
        return Optional.of(new Entry.Live(live, lost));
    }

    static Ownership ownership(Response fields) {
        if (fields.get(0) == null) {
            return new Ownership.Unregistered();
        }
        return fields.get(1) != null
                ? new Ownership.Deleted()
                : new Ownership.Registered(
                        principals(text(fields, 2)), text(fields, 3).equals("1"));
    }

    /** One a line; no principal has a line break in it. */
    static String lines(Set<Principal> principals) {
        return principals.stream().map(Principal::value).sorted().collect(Collectors.joining("\n"));
    }

    private static Set<Principal> principals(String lines) {
        return Arrays.stream(lines.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(Principal::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Response fields, int index) {
        @Nullable Response field = fields.get(index);
        return field == null ? "" : field.toString();
    }

    private static String[] withKey(Principal device, List<String> fields) {
        var all = new String[fields.size() + 1];
        all[0] = key(device);
        for (var i = 0; i < fields.size(); i++) {
            all[i + 1] = fields.get(i);
        }
        return all;
    }
}
