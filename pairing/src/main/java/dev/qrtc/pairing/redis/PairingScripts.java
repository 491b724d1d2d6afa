// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** The scripts of pairings. */
@Singleton
class PairingScripts implements LuaScripts {
    @Override
    public List<LuaScript> all() {
        return Arrays.stream(RedisScript.values()).map(RedisScript::lua).toList();
    }
}
