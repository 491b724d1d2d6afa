// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import java.util.Locale;

/**
 * The moves, each a {@code .lua} file beside this class; all but the sweep and the lease start with {@code prelude.lua}, and
 * the relay has it in a function that it seldom needs.
 */
enum RedisScript {
    CREATE,
    RENEW,
    CLAIM,
    CONFIRM,
    END,
    FIND,
    LOOK,
    JOIN,
    READ,
    RELAY,
    REPORT,
    RECEIVED,
    LEAVE,
    STAY,
    SWEEP,
    LEASE;

    // It is; only Error Prone's annotation is not there to say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final LuaScript lua;

    RedisScript() {
        String whole = withPrelude(read(label() + ".lua"));
        this.lua = needsNoRoom() ? LuaScript.needingNoRoom(label(), whole) : LuaScript.of(label(), whole);
    }

    /** What Redis runs. */
    LuaScript lua() {
        return lua;
    }

    /** The name of its file, and under which metrics count it. */
    final String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String withPrelude(String own) {
        return switch (this) {
            case SWEEP, LEASE -> own;
            case RELAY ->
                "local function late()\n" + read("prelude.lua") + "return apply_deadline(load_pairing())\nend\n" + own;
            default -> read("prelude.lua") + own;
        };
    }

    // What ends pairings and empties mailboxes: else nothing would ever become free before its time. And what
    // keeps running pairings alive: a pairing has a bound however often its peers come and go, and a replica has
    // one lease.
    private boolean needsNoRoom() {
        return switch (this) {
            case END, FIND, LOOK, REPORT, RECEIVED, LEAVE, SWEEP, JOIN, STAY, LEASE -> true;
            default -> false;
        };
    }

    private static String read(String file) {
        return LuaScript.read(RedisScript.class, file);
    }
}
