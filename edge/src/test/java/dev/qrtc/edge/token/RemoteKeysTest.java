// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.testing.KeyServer;
import dev.qrtc.testing.TestKeys;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteKeysTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final TestKeys first = TestKeys.generate("1");
    private final KeyServer server = KeyServer.serving(first);

    private record Jwks(Duration refresh, Duration minInterval, Duration timeout, Duration maxStale)
            implements TokenConfig.Jwks {}

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
    void othersMayWithdrawTheirLastKey() {
        var foreign = KeyRule.foreign(TokenKind.ACCESS, Set.of("ES256"));
        var keys = new RemoteKeys(
                vertx, http(), foreign, new Jwks(Duration.ofMillis(20), HOUR, Duration.ofSeconds(2), HOUR));
        keys.start();
        await().until(keys::hasKeys);
        server.serve(200, "{\"keys\":[]}");
        await().until(() -> !keys.hasKeys());
        server.serve(500, "");
        var before = server.requests();
        await().until(() -> server.requests() > before + 1);
        server.rotateTo(first);
        await().until(keys::hasKeys);
    }

    @Test
    void aFileWithoutAnyKeyIsTakenAtTheStartAndOneWithoutAUsableKeyIsNot(@TempDir Path folder) throws IOException {
        var file = folder.resolve("jwks.json");
        var foreign = KeyRule.foreign(TokenKind.ACCESS, Set.of("ES256"));
        var jwks = new Jwks(HOUR, HOUR, Duration.ofSeconds(2), HOUR);
        Files.writeString(file, "{\"keys\":[]}");
        assertFalse(RemoteKeys.in(vertx, "qrtc.x", file, foreign, jwks).hasKeys());
        for (var bad : new String[] {"{}", "", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"1\",\"k\":\"AAAA\"}]}"}) {
            Files.writeString(file, bad);
            var refusal =
                    assertThrows(Misconfigured.class, () -> RemoteKeys.in(vertx, "qrtc.x", file, foreign, jwks), bad);
            assertTrue(String.valueOf(refusal.getMessage()).startsWith("qrtc.x names a"));
        }
    }

    @Test
    void anAnswerWithoutEndIsBrokenOffBeforeItIsInMemory() throws IOException {
        try (var endless = EndlessServer.start()) {
            var keys = keys(
                    KeyFetch.at(vertx, URI.create(endless.url()), Duration.ofMinutes(5)),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1));
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

    @Test
    void aKeyThatWasWithdrawnIsNotBelievedForEverWhenNoFetchSucceeds() {
        var keys = keys(http(), Duration.ofMillis(20), Duration.ofHours(1), Duration.ofMillis(300));
        await().until(keys::hasKeys);
        server.serve(500, "");
        await().until(() -> !keys.hasKeys());
        assertTrue(keys.age().toMillis() >= 300, () -> keys.age() + " after the last good fetch");
        assertFalse(keys.find("peer-1").await().indefinitely().isPresent());
        server.rotateTo(first);
        await().until(keys::hasKeys);
        assertTrue(keys.find("peer-1").await().indefinitely().isPresent());
    }

    @Test
    void keysLiveAtLeastUntilTheNextFetch() {
        new JwksCheck(new Jwks(HOUR, HOUR, HOUR, HOUR));
        var refusal = assertThrows(
                Misconfigured.class, () -> new JwksCheck(new Jwks(HOUR, HOUR, HOUR, HOUR.minusSeconds(1))));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("qrtc.jwks.max-stale must not be shorter"));
    }

    @Test
    void aFileIsReadAnewEachTimeAndMayBeReplacedByALinkToAnother(@TempDir Path folder) throws IOException {
        var file = folder.resolve("jwks.json");
        Files.writeString(folder.resolve("1.json"), first.publicSet());
        Files.writeString(folder.resolve("2.json"), TestKeys.generate("2").publicSet());
        Files.createSymbolicLink(file, Path.of("1.json"));
        var keys = keys(KeyFetch.in(vertx, file), Duration.ofMillis(20), Duration.ofHours(1), Duration.ofHours(1));
        await().until(() -> keys.find("peer-1").await().indefinitely().isPresent());
        Files.createSymbolicLink(folder.resolve("next"), Path.of("2.json"));
        Files.move(folder.resolve("next"), file, StandardCopyOption.ATOMIC_MOVE);
        await().until(() -> keys.find("peer-2").await().indefinitely().isPresent());
        assertFalse(keys.find("peer-1").await().indefinitely().isPresent());
    }

    @Test
    void aFileWithoutEndIsNotReadToItsEnd() {
        var zeros = KeyFetch.in(vertx, Path.of("/dev/zero")).text();
        assertThrows(RuntimeException.class, () -> zeros.await().atMost(Duration.ofSeconds(10)));
    }

    private RemoteKeys keys(Duration refresh, Duration minInterval) {
        return keys(http(), refresh, minInterval, Duration.ofHours(24));
    }

    private KeyFetch http() {
        return KeyFetch.at(vertx, URI.create(server.url()), Duration.ofSeconds(3));
    }

    private RemoteKeys keys(KeyFetch source, Duration refresh, Duration minInterval, Duration maxStale) {
        var config = new Jwks(refresh, minInterval, Duration.ofSeconds(3), maxStale);
        var keys = new RemoteKeys(vertx, source, KeyRule.ours(), config);
        keys.start();
        return keys;
    }
}
