// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.redis.LuaScript;
import dev.qrtc.pairing.redis.LuaScripts;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.audit.AuditConfig;
import dev.qrtc.token.audit.AuditEntry;
import dev.qrtc.token.audit.AuditEvent;
import dev.qrtc.token.audit.AuditStore;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Two bounded streams with ids in one order; braces keep them in one slot of a cluster. */
@Singleton
class RedisAuditStore implements AuditStore, LuaScripts {
    private static final String PREFIX = "qrtc:audit:{log}:";
    private static final String CHANGES = PREFIX + "changes";
    private static final String REFUSALS = PREFIX + "refusals";
    private static final String LAST = PREFIX + "last";

    // Also where Redis has no memory left: just then somebody wants to know. The streams have a bound.
    private static final LuaScript APPEND =
            LuaScript.needingNoRoom("audit-append", LuaScript.read(RedisAuditStore.class, "audit-append.lua"));
    private static final LuaScript READ =
            LuaScript.of("audit-read", LuaScript.read(RedisAuditStore.class, "audit-read.lua"));

    private final ScriptConnection redis;
    private final AuditConfig config;

    RedisAuditStore(ScriptConnection redis, AuditConfig config) {
        this.redis = redis;
        this.config = config;
    }

    @Override
    public List<LuaScript> all() {
        return List.of(APPEND, READ);
    }

    @Override
    public Uni<Void> append(AuditEvent event) {
        var keys = List.of(event.refused() ? REFUSALS : CHANGES, LAST);
        return redis.run(APPEND, keys, arguments("", event)).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> appendIfNew(String thing, String state, AuditEvent event) {
        return redis.run(APPEND, List.of(CHANGES, LAST, PREFIX + thing), arguments(state, event))
                .map(Objects::nonNull);
    }

    private List<String> arguments(String state, AuditEvent event) {
        var arguments = new ArrayList<String>();
        arguments.add(Integer.toString(event.refused() ? config.refusals() : config.changes()));
        arguments.add(state);
        add(arguments, "what", Optional.of(event.what().wire()));
        add(arguments, "outcome", Optional.of(event.outcome()));
        add(arguments, "who", event.who());
        add(arguments, "client", event.client());
        add(arguments, "pairing", event.pairing());
        add(arguments, "device", event.device());
        add(arguments, "from", event.from());
        add(arguments, "detail", event.detail());
        return arguments;
    }

    @Override
    public Uni<Batch> read(String from, String to, int count) {
        return redis.run(READ, List.of(CHANGES, REFUSALS), List.of(from, to, Integer.toString(count)))
                .map(both -> new Batch(entries(both.get(0), false), entries(both.get(1), true)));
    }

    // What strangers say of themselves has no bound of its own.
    private static void add(List<String> arguments, String field, Optional<String> value) {
        value.ifPresent(text -> {
            arguments.add(field);
            arguments.add(text.substring(0, Math.min(256, text.length())));
        });
    }

    private static List<AuditEntry> entries(Response stream, boolean refused) {
        return stream.stream().map(entry -> entry(entry, refused)).toList();
    }

    private static AuditEntry entry(Response entry, boolean refused) {
        var id = entry.get(0).toString();
        var fields = fields(entry.get(1));
        return new AuditEntry(
                id,
                AuditEntry.time(id),
                fields.getOrDefault("what", ""),
                fields.getOrDefault("outcome", ""),
                refused,
                fields.get("who"),
                fields.get("client"),
                fields.get("pairing"),
                fields.get("device"),
                fields.get("from"),
                fields.get("detail"));
    }

    private static Map<String, String> fields(Response pairs) {
        var fields = new HashMap<String, String>();
        for (var i = 0; i + 1 < pairs.size(); i += 2) {
            fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
        }
        return fields;
    }
}
