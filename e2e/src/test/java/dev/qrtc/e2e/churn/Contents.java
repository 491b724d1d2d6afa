// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import dev.qrtc.local.redis.LocalRedis;
import dev.qrtc.testing.RedisWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Redis holds at one moment.
 *
 * @param lives all keys, with the ms that each still lives; -1 where it lives for ever
 * @param due how many pairings are in the sets of due ones
 * @param usedBytes memory of data, buffers and scripts ({@code used_memory})
 */
record Contents(Map<String, Long> lives, long due, long usedBytes) {
    private static final Pattern PAIRING = Pattern.compile("qrtc:\\{(.*)}.*");
    private static final String DUE = "qrtc:due:";
    private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");

    static Contents of(LocalRedis redis) {
        try (var wire = new RedisWire(redis.port())) {
            wire.send("AUTH", redis.url().getUserInfo().substring(1));
            var lives = new TreeMap<String, Long>();
            long due = 0;
            for (var name : (List<?>) Objects.requireNonNull(wire.send("KEYS", "*"))) {
                var key = (String) Objects.requireNonNull(name);
                long life = number(wire.send("PTTL", key));
                // -2: it has ended since.
                if (life != -2) {
                    lives.put(key, life);
                    due += key.startsWith(DUE) ? number(wire.send("ZCARD", key)) : 0;
                }
            }
            var used = USED.matcher(String.valueOf(wire.send("INFO", "memory")));
            return new Contents(lives, due, used.find() ? Long.parseLong(used.group(1)) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(@Nullable Object answer) {
        return (Long) Objects.requireNonNull(answer);
    }

    /** The keys of pairings that are none of these. */
    List<String> pairingsBeside(Set<String> pairings) {
        return lives.keySet().stream()
                .filter(key -> {
                    var pairing = PAIRING.matcher(key);
                    return pairing.matches() && !pairings.contains(pairing.group(1));
                })
                .toList();
    }

    /** The keys that nothing will ever remove, but for the sets of due pairings, whose number and size are bounded. */
    List<String> immortal() {
        return lives.entrySet().stream()
                .filter(entry -> entry.getValue() < 0 && !entry.getKey().startsWith(DUE))
                .map(Map.Entry::getKey)
                .toList();
    }
}
