// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.local.keys.Main;
import dev.qrtc.local.keys.SigningKeys;
import dev.qrtc.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./qrtc keys} and {@code ./qrtc up} write, this service takes. */
class GeneratedKeysTest {
    private static final Duration LEAD = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("keys.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "RS256", "ES256", "EdDSA"})
    void aGeneratedFileIsTakenAndSigns(String algorithm) throws IOException {
        run("generate", "--pairing", algorithm, file.toString());
        var keys = keys();
        assertEquals(
                List.of("pairing " + algorithm, "peer ES256", "access ES256"),
                keys.stream()
                        .map(key -> key.kind().wire() + " " + key.verification().algorithm())
                        .toList());
        // Each was tried out when it was read; a shared secret has no halves.
        keys.forEach(key -> assertFalse(key.sign(key.kind().type(), "{}").isEmpty()));
        assertFalse(keys.stream().anyMatch(key -> key.signsFrom().equals(Instant.EPOCH)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "RS256", "ES256", "EdDSA"})
    void aRotatedFileIsTakenAndItsNewKeysSignAtTheirTime(String algorithm) throws IOException {
        run("generate", file.toString());
        var old = ids(keys());
        run("rotate", "--pairing", algorithm, file.toString());
        var clock = TestClock.at(Instant.now());
        var lives = Stream.of(TokenKind.values())
                .map(kind -> new TokenLife(kind, Duration.ofHours(1)))
                .toList();
        var ring = new KeyRing(keys(), lives, Duration.ofSeconds(5), clock);
        assertEquals(old, signers(ring));

        clock.advance(LEAD.plusSeconds(1));
        var added = new HashSet<>(ids(keys()));
        added.removeAll(old);
        assertEquals(added, signers(ring));
        assertEquals(algorithm, ring.signerOf(TokenKind.PAIRING).verification().algorithm());
    }

    @Test
    void theFileThatUpMakesIsTaken() throws IOException {
        SigningKeys.ensure(file);
        assertEquals(3, keys().size());
    }

    @Test
    void aFileOfAnEarlierVersionIsTakenAndCanBeRotated() throws IOException {
        SigningKeys.ensure(file);
        Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"qrtc:signs-from\" : \\d+", ""));
        assertEquals(
                Set.of(Instant.EPOCH),
                new HashSet<>(keys().stream().map(SigningKey::signsFrom).toList()));
        run("rotate", file.toString());
        assertEquals(6, keys().size());
    }

    private static Set<String> signers(KeyRing ring) {
        return new HashSet<>(Stream.of(TokenKind.values())
                .map(kind -> ring.signerOf(kind).id())
                .toList());
    }

    private static Set<String> ids(List<SigningKey> keys) {
        return new HashSet<>(keys.stream().map(SigningKey::id).toList());
    }

    private List<SigningKey> keys() throws IOException {
        return KeyFile.parse(Files.readString(file));
    }

    private static void run(String... arguments) {
        assertEquals(0, Main.run(List.of(arguments), System.out, System.err));
    }
}
