// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens of contract/vectors/tokens.json, which another implementation made. */
class TokenVectorsTest {
    private static final JsonNode VECTORS = read();
    private static final Judge JUDGE = Judge.of(
            keys(),
            VECTORS.path("issuer").asText(),
            Clock.fixed(Instant.ofEpochSecond(VECTORS.path("now").asLong()), ZoneOffset.UTC));

    static Stream<Named<JsonNode>> valid() {
        return vectors("valid", "name");
    }

    static Stream<Named<JsonNode>> invalid() {
        return vectors("invalid", "why");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void genuineTokensAreBelieved(JsonNode vector) {
        var kind = kind(vector.path("kind"));
        String token = vector.path("token").asText();
        switch (kind) {
            case PAIRING -> {
                var genuine = (Reading.Genuine) JUDGE.pairing(token);
                assertEquals(
                        vector.path("jti").asText(),
                        genuine.claims().text("jti").orElseThrow());
            }
            case PEER -> {
                var valid = (PeerToken) ((Verification.Valid<?>) JUDGE.verdict(kind, token)).token();
                assertEquals(vector.path("subject").asText(), valid.subject());
                assertEquals(vector.path("role").asText(), valid.role());
            }
            case ACCESS -> {
                var valid = (AccessToken) ((Verification.Valid<?>) JUDGE.verdict(kind, token)).token();
                assertEquals(vector.path("subject").asText(), valid.subject());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void othersAreNot(JsonNode vector) {
        assertFalse(
                JUDGE.believes(kind(vector.path("kind")), vector.path("token").asText()));
    }

    private static TokenKind kind(JsonNode name) {
        return TokenKind.valueOf(name.asText().toUpperCase(Locale.ROOT));
    }

    private static Stream<Named<JsonNode>> vectors(String list, String label) {
        assertTrue(VECTORS.path(list).size() > 0);
        return StreamSupport.stream(VECTORS.path(list).spliterator(), false)
                .map(vector -> Named.of(vector.path(label).asText(), vector));
    }

    private static Map<String, VerificationKey> keys() {
        var keys = new HashMap<String, VerificationKey>();
        for (JsonNode jwk : VECTORS.path("keys")) {
            try {
                var key = JsonWebKey.Factory.newJwk(jwk.toString());
                var kind = kind(jwk.path("qrtc:kind"));
                keys.put(key.getKeyId(), new VerificationKey(key.getKeyId(), key.getAlgorithm(), kind, key.getKey()));
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
        return keys;
    }

    private static JsonNode read() {
        try (InputStream in = TokenVectorsTest.class.getResourceAsStream("/contract/vectors/tokens.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
