// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import dev.qrtc.local.redis.LocalRedis;
import dev.qrtc.local.service.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The memory of one process at one moment.
 *
 * @param name of the process
 * @param live bytes of live objects after a full collection; of Redis its {@code used_memory}
 * @param resident bytes of RSS
 * @param objects what the live objects are; empty for Redis
 */
record ProcessMemory(String name, long live, long resident, Histogram objects) {
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static ProcessMemory of(Replica replica) {
        var objects = Histogram.of(replica.pid());
        return new ProcessMemory(replica.name(), objects.total(), resident(replica.pid()), objects);
    }

    static ProcessMemory of(LocalRedis redis) {
        return new ProcessMemory(
                "redis", Contents.of(redis).usedBytes(), resident(redis.pid()), new Histogram(Map.of()));
    }

    private static long resident(long process) {
        try {
            var status = RSS.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
            if (!status.find()) {
                throw new IllegalStateException("process " + process + " has no RSS");
            }
            return Long.parseLong(status.group(1)) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f live %.1f RSS", name, liveMib(), residentMib());
    }

    boolean isRedis() {
        return objects.bytes().isEmpty();
    }

    /** In MiB. */
    double liveMib() {
        return live / 1048576.0;
    }

    /** In MiB. */
    double residentMib() {
        return resident / 1048576.0;
    }
}
