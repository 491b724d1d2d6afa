// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.testing.RedisSecurity;
import dev.qrtc.testing.RedisServer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A Redis that speaks TLS alone; its certificate is for 127.0.0.1. */
class TlsIT {
    private static final RedisSecurity SECURITY = new RedisSecurity(Path.of("..", "deploy", "redis"));
    private static final RedisServer REDIS = RedisServer.launch(SECURITY);

    @AfterAll
    static void nothingIsLeft() {
        REDIS.close();
    }

    @Test
    void whoIsNamedInTheCertificateIsBelieved() {
        try (var node = node(REDIS.url())) {
            assertInstanceOf(CreateOutcome.Created.class, create(node));
        }
    }

    @Test
    void whoIsNotNamedInTheCertificateIsNotBelievedThoughItsIssuerIs() {
        refused(REDIS.url().replace("127.0.0.1", "localhost"));
    }

    @Test
    void plainTextAndStrangersAreNotTakenEither() {
        refused(REDIS.url().replace("rediss://", "redis://"));
        refused(REDIS.url().replace("rediss://qrtc:", "rediss://qrtc:not-"));
    }

    private static void refused(String url) {
        try (var node = node(url)) {
            assertThrows(StoreUnavailableException.class, () -> create(node));
        }
    }

    private static CreateOutcome create(Node node) {
        return OnRealRedis.await(node.pairings.create(OnRealRedis.ALICE, Policy.DEFAULT, Optional.empty()));
    }

    private static Node node(String url) {
        var options = new RedisOptions().setConnectionString(url);
        options.getNetClientOptions()
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(Objects.requireNonNull(
                                SECURITY.trust().get("quarkus.tls.redis.trust-store.pem.certs"))));
        return new Node(options, new Settings().patience(Duration.ofSeconds(2)));
    }
}
