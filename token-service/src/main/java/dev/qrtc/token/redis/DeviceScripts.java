// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.redis.LuaScript;
import dev.qrtc.pairing.redis.LuaScripts;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** The scripts of devices. */
@Singleton
class DeviceScripts implements LuaScripts {
    @Override
    public List<LuaScript> all() {
        return Arrays.stream(DeviceScript.values()).map(DeviceScript::lua).toList();
    }
}
