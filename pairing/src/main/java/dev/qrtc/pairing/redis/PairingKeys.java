// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import java.util.List;

/** The names of all keys and channels. */
final class PairingKeys {
    /** Channel on which changes of any pairing are announced. */
    static final String CHANGED = "qrtc:changed";

    /** The set of due pairings is split into so many shards. */
    static final int SHARDS = 16;

    private PairingKeys() {}

    /** What the scripts of a pairing take as KEYS; the braces keep them in one slot of a cluster. */
    static List<String> of(PairingId id) {
        String hash = hash(id);
        return List.of(hash, hash + ":presenter", hash + ":scanner");
    }

    static String hash(PairingId id) {
        return "qrtc:{" + id + "}";
    }

    static String mailbox(PairingId id, Role role) {
        return hash(id) + ":" + role.wire();
    }

    static String due(int shard) {
        return "qrtc:due:" + shard;
    }

    static String due(PairingId id) {
        return due(Math.floorMod(id.value().hashCode(), SHARDS));
    }

    static String idempotency(String digest) {
        return "qrtc:idem:" + digest;
    }

    /** Channel of one replica. */
    static String channel(ReplicaId replica) {
        return "qrtc:replica:" + replica;
    }

    static String alive(ReplicaId replica) {
        return "qrtc:alive:" + replica;
    }
}
