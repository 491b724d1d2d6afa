// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import java.util.List;

/**
 * The scripts of one feature: a bean of each that has any. Redis is taught all scripts of a process at once, so that none of
 * one connection overtakes another of which Redis has never heard.
 */
@FunctionalInterface
public interface LuaScripts {
    /** All that the feature ever runs. */
    List<LuaScript> all();
}
