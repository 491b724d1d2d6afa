// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.token.RemoteKeys;
import dev.qrtc.edge.token.TokenConfig;
import dev.qrtc.testing.KeyServer;
import dev.qrtc.testing.TestKeys;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an issuer's keys may come from. */
class IssuerKeysTest {
    private final Vertx vertx = Vertx.vertx();

    private record Jwks(Duration refresh, Duration minInterval, Duration timeout, Duration maxStale)
            implements TokenConfig.Jwks {
        static final Jwks EAGER =
                new Jwks(Duration.ofMillis(20), Duration.ZERO, Duration.ofSeconds(3), Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.example.com/jwks",
                "http://127.0.0.1.example.com/jwks",
                "http://localhost.example.com/jwks",
                "http://10.0.0.1/jwks",
                "http://[::2]/jwks"
            })
    void in_production_nobody_on_the_way_may_change_them(String url) {
        var settings = Settings.acme().set("acme.jwks-url", url);
        var refusal = String.valueOf(
                assertThrows(Misconfigured.class, () -> keys(settings, true)).getMessage());
        assertTrue(refusal.startsWith("qrtc.issuers.acme.jwks-url must be https"), refusal);
        assertDoesNotThrow(() -> keys(settings, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example.com/jwks",
                "http://localhost:1/jwks",
                "http://127.0.0.1:1/jwks",
                "http://[::1]:1/jwks"
            })
    void https_is_fine_and_so_is_this_machine(String url) {
        assertDoesNotThrow(() -> keys(Settings.acme().set("acme.jwks-url", url), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jwks", "ftp://acme.example.com/jwks", "https:jwks", "https://a:b@acme.example.com/jwks"})
    void what_is_no_such_address_is_refused(String url) {
        assertStops(
                "qrtc.issuers.acme.jwks-url must be an absolute",
                Settings.acme().set("acme.jwks-url", url));
    }

    @Test
    void there_is_one_place(@TempDir Path folder) throws IOException {
        var file = write(folder, TestKeys.generate().publicSet());
        assertStops("qrtc.issuers.acme needs either", Settings.acme().set("acme.jwks-file", file.toString()));
        assertStops("qrtc.issuers.acme needs either", Settings.acme().without("acme.jwks-url"));
    }

    @Test
    void a_file_must_be_good_at_the_start(@TempDir Path folder) throws IOException {
        assertStops("qrtc.issuers.acme.jwks-file names a file that", inFile(folder.resolve("none")));
        assertStops("qrtc.issuers.acme.jwks-file names a file that", inFile(write(folder, "<html>")));
        var secret =
                TestKeys.set(Stream.<JsonWebKey>of(TestKeys.generate().pairing()), OutputControlLevel.INCLUDE_PRIVATE);
        assertStops("qrtc.issuers.acme.jwks-file names a JWK set without", inFile(write(folder, secret)));
        var good = inFile(write(folder, TestKeys.generate().publicSet()));
        assertStops("qrtc.issuers.acme.jwks-file names a JWK set without", good.set("acme.algorithms", "RS256"));
        assertDoesNotThrow(() -> keys(good, true));
    }

    @Test
    void a_file_is_read_again_when_it_was_replaced(@TempDir Path folder) throws IOException {
        var settings = inFile(write(folder, TestKeys.generate("1").publicSet()));
        var keys = started(settings, true);
        await().until(() -> knows(keys, "access-1"));
        write(folder, TestKeys.generate("2").publicSet());
        await().until(() -> knows(keys, "access-2"));
        assertFalse(knows(keys, "access-1"));
    }

    @Test
    void a_server_may_come_later_and_its_keys_need_name_neither_algorithm_nor_kind() throws JoseException {
        var foreign = TestKeys.generate();
        var bare = PublicJsonWebKey.Factory.newPublicJwk(foreign.access().getPublicKey());
        bare.setKeyId("bare");
        try (var server = KeyServer.serving(foreign)) {
            server.serve(503, "");
            var keys = started(Settings.acme().set("acme.jwks-url", server.url()), true);
            assertFalse(knows(keys, "bare"));
            server.serve(200, TestKeys.set(Stream.<JsonWebKey>of(bare), OutputControlLevel.PUBLIC_ONLY));
            await().until(() -> knows(keys, "bare"));
        }
    }

    private static boolean knows(RemoteKeys keys, String id) {
        return keys.find(id).await().atMost(Duration.ofSeconds(10)).isPresent();
    }

    private void assertStops(String sentence, Settings settings) {
        var refusal = String.valueOf(
                assertThrows(Misconfigured.class, () -> keys(settings, true)).getMessage());
        assertTrue(refusal.startsWith(sentence), refusal);
    }

    private RemoteKeys keys(Settings settings, boolean production) {
        var config = settings.config().issuers().get("acme");
        return new IssuerKeys(vertx, Jwks.EAGER, production).of("acme", Objects.requireNonNull(config));
    }

    private RemoteKeys started(Settings settings, boolean production) {
        var keys = keys(settings, production);
        keys.start();
        return keys;
    }

    private static Settings inFile(Path file) {
        return Settings.acme().without("acme.jwks-url").set("acme.jwks-file", file.toString());
    }

    private static Path write(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("jwks.json"), text);
    }
}
