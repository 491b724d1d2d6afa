// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.KeyServer;
import dev.qrtc.testing.TestKeys;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestKeys first = TestKeys.generate("1");
    private final KeyServer server = KeyServer.serving(first);

    private record Jwks(Duration refresh, Duration minInterval, Duration timeout) implements TokenConfig.Jwks {}

    @AfterEach
    void close() {
        server.close();
        vertx.closeAndAwait();
    }

    @Test
    void hasKeysOnceTheFirstFetchSucceeded() {
        server.serve(500, "");
        var keys = keys(Duration.ofHours(1), Duration.ofHours(1));
        await().until(() -> server.requests() > 0);
        assertFalse(keys.hasKeys());
        server.rotateTo(first);
        await().until(keys::hasKeys);
    }

    @Test
    void keepsItsKeysWhenAFetchFails() {
        var keys = keys(Duration.ofMillis(20), Duration.ofHours(1));
        await().until(keys::hasKeys);
        for (var bad : new String[] {"{\"keys\":[]}", "<html>", "a".repeat(300_000)}) {
            server.serve(200, bad);
            var before = server.requests();
            await().until(() -> server.requests() > before + 1);
            assertTrue(keys.find("peer-1").await().indefinitely().isPresent());
        }
    }

    @Test
    void anAnswerWithoutEndIsBrokenOffBeforeItIsInMemory() throws IOException {
        try (var endless = EndlessServer.start()) {
            var keys = new RemoteKeys(
                    vertx,
                    URI.create(endless.url()),
                    new Jwks(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(5)));
            keys.start();
            await().until(endless::wasBrokenOff);
            assertFalse(keys.hasKeys());
            // What the buffers of two sockets and of the connection may hold, and far from what it would have sent.
            assertTrue(endless.sent() < 64 * 1024 * 1024, () -> endless.sent() + " bytes");
        }
    }

    @Test
    void anUnknownIdIsFetchedOnceInAWhileHoweverManyAsk() {
        var keys = keys(Duration.ofHours(1), Duration.ofHours(1));
        await().until(keys::hasKeys);
        var before = server.requests();
        IntStream.range(0, 50).forEach(i -> keys.find("unknown-" + i).await().indefinitely());
        assertEquals(before, server.requests());

        var eager = keys(Duration.ofHours(1), Duration.ZERO);
        await().until(eager::hasKeys);
        server.rotateTo(TestKeys.generate("2"));
        assertTrue(eager.find("peer-2").await().indefinitely().isPresent());
        assertFalse(eager.find("peer-1").await().indefinitely().isPresent());
    }

    @Test
    void goesOnWhenNobodyAnswers() {
        server.close();
        var keys = keys(Duration.ofMillis(20), Duration.ZERO);
        assertFalse(keys.find("peer-1").await().atMost(Duration.ofSeconds(10)).isPresent());
    }

    private RemoteKeys keys(Duration refresh, Duration minInterval) {
        var keys =
                new RemoteKeys(vertx, URI.create(server.url()), new Jwks(refresh, minInterval, Duration.ofSeconds(3)));
        keys.start();
        return keys;
    }
}
