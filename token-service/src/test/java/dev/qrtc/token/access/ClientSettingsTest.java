// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.token.TokenConfig;
import dev.qrtc.testing.TestKeys;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of clients with which the service does not start, each with its sentence. */
class ClientSettingsTest {
    private static final PublicJsonWebKey KEY = TestKeys.ec("k", "any");
    private static final String PUBLIC = KEY.toJson(OutputControlLevel.PUBLIC_ONLY);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row(" needs one of", Map.of()),
                row(" needs one of", Map.of("jwk", PUBLIC, "secret-sha256", "a".repeat(64))),
                row(" needs one of", Map.of("jwk", PUBLIC, "jwks-file", "/none")),
                row(".secret-sha256 must be", Map.of("secret-sha256", "secret")),
                row(".jwk must be the public", Map.of("jwk", KEY.toJson(OutputControlLevel.INCLUDE_PRIVATE))),
                row(".jwk must be a public", Map.of("jwk", "{}")),
                row(".jwk must be a public", Map.of("jwk", "nonsense")),
                row(
                        ".jwk must be a public",
                        Map.of("jwk", TestKeys.generate().pairing().toJson())),
                row(".jwk must be a public", Map.of("jwk", weak())),
                row(".jwk must be a public", Map.of("jwk", PUBLIC.replace("ES256", "ES384"))),
                row(".jwks-file names a file that is no", Map.of("jwks-file", "/none")));
    }

    @ParameterizedTest(name = "qrtc.clients.c{0}")
    @MethodSource("refusals")
    void the_start_ends_with(String sentence, Map<String, String> settings) {
        var refusal = String.valueOf(
                assertThrows(Misconfigured.class, () -> client("c", settings)).getMessage());
        assertTrue(refusal.startsWith("qrtc.clients.c" + sentence), refusal);
    }

    @Test
    void an_id_is_not_that_of_a_device() {
        var refusal = assertThrows(Misconfigured.class, () -> client("device:a", Map.of("jwk", PUBLIC)));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("qrtc.clients.device:a must not begin"));
    }

    @Test
    void a_principal_is_not_one_that_an_issuer_speaks_for() {
        SpokenFor bolt = principal -> principal.value().startsWith("device:bolt-");
        var own = client("c", Map.of("jwk", PUBLIC, "principal", "device:kiosk-1"));
        assertDoesNotThrow(() -> Clients.requireOwnName(own, bolt));
        var foreign = client("c", Map.of("jwk", PUBLIC, "principal", "device:bolt-1"));
        var refusal = assertThrows(Misconfigured.class, () -> Clients.requireOwnName(foreign, bolt));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("qrtc.clients.c.principal begins as"));
    }

    @Test
    void a_key_without_id_has_its_thumbprint() throws JoseException {
        var bare = PublicJsonWebKey.Factory.newPublicJwk(KEY.getPublicKey());
        var client = client("c", Map.of("jwk", bare.toJson()));
        var keys = assertInstanceOf(Proof.Signed.class, client.proof()).keys();
        var thumbprint = bare.calculateBase64urlEncodedThumbprint("SHA-256");
        assertEquals(
                "ES256",
                keys.find(Optional.of(thumbprint))
                        .await()
                        .indefinitely()
                        .orElseThrow()
                        .algorithm());
    }

    @Test
    void a_file_has_a_good_key_or_plainly_none(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("jwks.json"), "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"1\",\"k\":\"AAAA\"}]}");
        var refusal = assertThrows(Misconfigured.class, () -> client("c", Map.of("jwks-file", file.toString())));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("qrtc.clients.c.jwks-file names a JWK set without"));
        for (var good : List.of(PUBLIC, "")) {
            Files.writeString(file, "{\"keys\":[" + good + "]}");
            assertInstanceOf(
                    Proof.Signed.class,
                    client("c", Map.of("jwks-file", file.toString())).proof());
        }
    }

    private Client client(String id, Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        settings.forEach((name, value) -> properties.put("qrtc.clients.\"" + id + "\"." + name, value));
        properties.put("qrtc.clients.\"" + id + "\".scopes", "qr");
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AccessConfig.class)
                .withMapping(TokenConfig.class)
                .withValidateUnknown(false)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        var client = config.getConfigMapping(AccessConfig.class).clients().get(id);
        return Client.of(
                id,
                Objects.requireNonNull(client),
                new Proofs(vertx, config.getConfigMapping(TokenConfig.class)).of(id, client));
    }

    private static String weak() {
        return TestKeys.rsa("weak", "any", 1024).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static Arguments row(String sentence, Map<String, String> settings) {
        return Arguments.of(sentence, settings);
    }
}
