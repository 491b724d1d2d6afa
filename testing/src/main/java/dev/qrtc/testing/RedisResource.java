// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} a real Redis of its own: {@code @QuarkusTestResource(RedisResource.class)}. A field of the
 * test that has the type {@link RedisServer} is set to it.
 */
public class RedisResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable RedisServer server;

    @Override
    public Map<String, String> start() {
        var started = RedisServer.launch();
        server = started;
        return Map.of("quarkus.redis.hosts", started.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(RedisServer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
