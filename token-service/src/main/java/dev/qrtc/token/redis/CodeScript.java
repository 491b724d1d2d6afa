// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.redis.LuaScript;
import java.util.Locale;

/** The steps that bound the guessing of codes, each a {@code .lua} file. Without room in Redis no code is looked at. */
enum CodeScript {
    CODE_BRAKE,
    CODE_TRY,
    CODE_TRIED;

    // It is; only Error Prone's annotation is not there to say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final LuaScript lua;

    CodeScript() {
        var label = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.lua = LuaScript.of(label, LuaScript.read(CodeScript.class, label + ".lua"));
    }

    /** What Redis runs. */
    LuaScript lua() {
        return lua;
    }
}
