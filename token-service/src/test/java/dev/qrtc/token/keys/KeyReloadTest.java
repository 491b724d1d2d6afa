// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TokenDraft;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that come and go under a running service: what its callers notice. */
@QuarkusTest
@QuarkusTestResource(
        value = TokenServiceResource.class,
        initArgs = @ResourceArg(name = "watch", value = "100ms"),
        restrictToAnnotatedClass = true)
class KeyReloadTest {
    // Of an access token, and the skew of the clocks.
    private static final Duration LONGEST = Duration.ofMinutes(15).plusSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Listener listener;

    @ConfigProperty(name = "qrtc.keys.file")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @TestHTTPResource(value = "metrics", management = true)
    @SuppressWarnings("NullAway.Init")
    URL metrics;

    private Api api = new Api(TestKeys.generate());

    /** Hears of changes as any bean can. */
    @Singleton
    static class Listener {
        final Queue<KeysChanged> heard = new ConcurrentLinkedQueue<>();

        void hear(@Observes KeysChanged change) {
            heard.add(change);
        }
    }

    @BeforeEach
    void api() {
        api = new Api(keys);
    }

    @AfterEach
    void restore() throws IOException {
        write(keys.access());
        await().atMost(PATIENCE).until(() -> published().equals(List.of("access-1")));
    }

    @Test
    void aTokenOfAKeyThatIsGoneIsRefusedThoughItWasGoodBefore() throws IOException {
        var token = token(keys.access());
        assertEquals(201, status(token));
        assertEquals(201, status(token));

        var next = TestKeys.ec("access-2", "access");
        write(next);
        await().atMost(PATIENCE).until(() -> status(token) == 401);
        assertEquals(201, status(token(next)));
        assertEquals(List.of("access-2"), published());
    }

    @Test
    void aKeyThatTookAnothersIdDoesNotTakeItsTokens() throws IOException {
        var token = token(keys.access());
        assertEquals(201, status(token));
        var impostor = TestKeys.ec("access-1", "access");
        write(impostor);
        await().atMost(PATIENCE).until(() -> status(token(impostor)) == 201);
        assertEquals(401, status(token));
    }

    @Test
    void aKeyWhoseLastTokenHasExpiredIsRefusedThoughTheFileStillHasIt() throws IOException {
        var token = token(keys.access());
        assertEquals(201, status(token));
        var next = TestKeys.from(Instant.now().minus(LONGEST), TestKeys.ec("access-2", "access"));
        write(keys.access(), next);
        await().atMost(PATIENCE).until(() -> published().equals(List.of("access-2")));
        assertEquals(401, status(token));
    }

    @Test
    void aKeyIsPublishedBeforeItSigns() throws IOException {
        var next = TestKeys.from(Instant.now().plusSeconds(3600), TestKeys.ec("access-2", "access"));
        write(keys.access(), next);
        await().atMost(PATIENCE).until(() -> published().equals(List.of("access-1", "access-2")));
        assertEquals(201, status(token(next)));
    }

    @Test
    void aCodeToTypeInOutlivesTheKeyUnderWhichItWasShown() throws IOException {
        var shown = shown();
        var next = TestKeys.from(Instant.now().minusSeconds(1), TestKeys.hmac("pairing-2", "pairing"));
        write(TestKeys.set(
                Stream.of(keys.pairing(), next, keys.peer(), keys.access()), OutputControlLevel.INCLUDE_PRIVATE));
        await().atMost(PATIENCE).until(() -> keyOf(shown().path("token")).contains("pairing-2"));
        api.claimTyped("user:alice", shown.path("userCode")).then().statusCode(200);
        // And what is shown under the new key is found as well.
        api.claimTyped("user:alice", shown().path("userCode")).then().statusCode(200);
    }

    @Test
    void aBadFileIsCountedAndChangesNothing() throws IOException {
        write("{\"keys\":[]}");
        await().atMost(PATIENCE).until(() -> metrics().contains("qrtc_keys_reload_total{outcome=\"refused\"} 1.0"));
        assertEquals(201, status(token(keys.access())));
        assertTrue(metrics().contains("qrtc_signing_key_age_seconds{kind=\"access\"} NaN"), this::metrics);
    }

    @Test
    void whoeverListensHearsOfAChangeOnAThreadThatMayBlock() throws IOException {
        listener.heard.clear();
        write(keys.access(), TestKeys.ec("access-3", "access"));
        await().atMost(PATIENCE).until(() -> !listener.heard.isEmpty());
        var change = listener.heard.remove();
        assertEquals(Set.of("access-3"), change.added());
        assertEquals(64, change.digest().length());
        assertFalse(change.previous().isEmpty());
    }

    private void write(JsonWebKey... access) throws IOException {
        var all = Stream.concat(Stream.of(keys.pairing(), keys.peer()), Stream.of(access));
        write(TestKeys.set(all, OutputControlLevel.INCLUDE_PRIVATE));
    }

    private void write(String text) throws IOException {
        var draft = Files.writeString(file.resolveSibling(file.getFileName() + ".draft"), text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private TokenDraft draft() {
        return api.tokens().access("user:alice", "pairing:present");
    }

    private String token(JsonWebKey key) {
        return draft().resignedWith(key).sign();
    }

    private Response shown() {
        return api.as("user:alice").body(Map.of("userCode", true)).post("/v1/pairings");
    }

    private static String keyOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
    }

    private int status(String token) {
        return api.with(token).body("{}").post("/v1/pairings").statusCode();
    }

    private static List<String> published() {
        List<String> ids = given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
        return ids.stream().filter(id -> id.startsWith("access")).toList();
    }

    private String metrics() {
        return given().get(metrics).asString();
    }
}
