// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import dev.qrtc.testing.KeyServer;
import dev.qrtc.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves public keys as token-service does; a field of type {@link TestKeys} is set to all of them. */
public class KeysResource implements QuarkusTestResourceLifecycleManager {
    private final TestKeys keys = TestKeys.generate();
    private @Nullable KeyServer server;

    @Override
    public Map<String, String> start() {
        var started = KeyServer.serving(keys);
        server = started;
        return Map.of("qrtc.jwks-url", started.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(keys, new TestInjector.MatchesType(TestKeys.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
