// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import dev.qrtc.pairing.PairingStore;
import dev.qrtc.testing.RedisResource;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What each test of this service has: a real Redis, keys, tokens, and the socket's address. */
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KeysResource.class)
abstract class SignalingTestBase {
    static final String OFFER =
            "{\"type\":\"description\",\"id\":1,\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}";

    @Inject
    PairingStore store;

    @ConfigProperty(name = "qrtc.public-url")
    String publicUrl;

    @TestHTTPResource("/v1/signaling")
    URI http;

    @SuppressWarnings("NullAway.Init")
    TestKeys keys;

    final TestTokens tokens() {
        return new TestTokens(keys, publicUrl);
    }

    final String url() {
        return http.toString().replaceFirst("^http", "ws");
    }

    final Pair waiting() {
        return Pair.waiting(store, tokens(), url());
    }

    final Pair paired() {
        return Pair.paired(store, tokens(), url());
    }

    static String candidate(long id) {
        return "{\"type\":\"candidate\",\"id\":" + id + ",\"candidate\":{\"candidate\":\"candidate:" + id
                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}";
    }
}
