// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a {@code @QuarkusTest} a real Redis Cluster of its own. */
public class RedisClusterResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable RedisCluster cluster;

    @Override
    public Map<String, String> start() {
        var started = RedisCluster.launch();
        cluster = started;
        return started.settings();
    }

    @Override
    public void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
