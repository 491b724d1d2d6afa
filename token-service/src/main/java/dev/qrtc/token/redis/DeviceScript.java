// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.redis.LuaScript;
import java.util.Locale;

/** The steps on devices, each a {@code .lua} file. */
enum DeviceScript {
    DEVICE_REGISTER,
    DEVICE_CHANGE,
    DEVICE_DELETE,
    DEVICE_ENTER,
    DEVICE_SETTLE,
    ENDING_NOTE,
    ENDING_TAKE,
    ENDING_FORGET;

    // It is; only Error Prone's annotation is not there to say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final LuaScript lua;

    DeviceScript() {
        var label = name().toLowerCase(Locale.ROOT).replace('_', '-');
        var source = LuaScript.read(DeviceScript.class, label + ".lua");
        this.lua = needsNoRoom() ? LuaScript.needingNoRoom(label, source) : LuaScript.of(label, source);
    }

    /** What Redis runs. */
    LuaScript lua() {
        return lua;
    }

    // What takes rights away works also where Redis has no memory left; it writes no more than there are devices.
    private boolean needsNoRoom() {
        return switch (this) {
            case DEVICE_CHANGE, DEVICE_DELETE, DEVICE_SETTLE, ENDING_NOTE, ENDING_TAKE, ENDING_FORGET -> true;
            case DEVICE_REGISTER, DEVICE_ENTER -> false;
        };
    }
}
