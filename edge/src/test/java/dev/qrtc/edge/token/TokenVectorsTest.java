// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final TokenReader READER =
            new TokenReader(new Keys(keys()), VECTORS.path("issuer").asText());
    private static final TokenVerifier VERIFIER = new TokenVerifier(
            READER,
            Clock.fixed(Instant.ofEpochSecond(VECTORS.path("now").asLong()), ZoneOffset.UTC),
            Duration.ofSeconds(5));

    private record Keys(Map<String, VerificationKey> keys) implements KeySource {
        @Override
        public Uni<Optional<VerificationKey>> find(String keyId) {
            return Uni.createFrom().item(Optional.ofNullable(keys.get(keyId)));
        }

        @Override
        public boolean hasKeys() {
            return true;
        }
    }

    static Stream<Named<JsonNode>> valid() {
        return vectors("valid", "name");
    }

    static Stream<Named<JsonNode>> invalid() {
        return vectors("invalid", "why");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void genuineTokensAreBelieved(JsonNode vector) {
        String token = vector.path("token").asText();
        switch (vector.path("kind").asText()) {
            case "pairing" -> {
                var genuine = (Reading.Genuine)
                        READER.read(TokenKind.PAIRING, token).await().indefinitely();
                assertEquals(
                        vector.path("jti").asText(),
                        genuine.claims().text("jti").orElseThrow());
            }
            case "peer" -> {
                var valid = (Verification.Valid<PeerToken>)
                        VERIFIER.peer(token).await().indefinitely();
                assertEquals(vector.path("subject").asText(), valid.token().subject());
                assertEquals(vector.path("role").asText(), valid.token().role());
            }
            default -> {
                var valid = (Verification.Valid<AccessToken>)
                        VERIFIER.access(token).await().indefinitely();
                assertEquals(vector.path("subject").asText(), valid.token().subject());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void othersAreNot(JsonNode vector) {
        String token = vector.path("token").asText();
        boolean believed =
                switch (vector.path("kind").asText()) {
                    case "pairing" ->
                        READER.read(TokenKind.PAIRING, token).await().indefinitely() instanceof Reading.Genuine;
                    case "peer" -> VERIFIER.peer(token).await().indefinitely() instanceof Verification.Valid;
                    default -> VERIFIER.access(token).await().indefinitely() instanceof Verification.Valid;
                };
        assertFalse(believed);
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
                var kind = TokenKind.valueOf(jwk.path("qrtc:kind").asText().toUpperCase(Locale.ROOT));
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
