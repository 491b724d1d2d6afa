// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.testing.TestClock;
import dev.qrtc.testing.TestKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the key file changes under a running service. */
class KeyFileWatchTest {
    private static final TestKeys FIRST = TestKeys.generate("1");
    private static final TestKeys SECOND = TestKeys.generate("2");

    private final TestClock clock = TestClock.standing();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<KeysChanged> told = new ArrayList<>();
    private final Complaints complaints = new Complaints();
    private final Logger logger = Logger.getLogger(KeyFileWatch.class.getName());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void listen() {
        logger.addHandler(complaints);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(complaints);
    }

    @Test
    void newKeysAreTakenWithoutARestart() throws IOException {
        var ring = ring();
        var watch = watch(ring, write(FIRST.privateSet()), Duration.ofSeconds(5));
        watch.look();
        assertEquals("peer-1", ring.signerOf(TokenKind.PEER).id());

        write(SECOND.privateSet());
        watch.look();
        watch.look();
        assertEquals("peer-2", ring.signerOf(TokenKind.PEER).id());
        assertEquals(1, reloads("loaded"));
        assertEquals(List.of(), complaints.sentences);
    }

    @Test
    void aChangeIsToldOnceWithWhatIsPublicOfIt() throws IOException {
        var ring = ring();
        var watch = watch(ring, write(FIRST.privateSet()), Duration.ofSeconds(5));
        watch.start(new StartupEvent());
        write(both());
        watch.look();
        watch.look();
        watch.stop();

        assertEquals(2, told.size());
        assertEquals(Optional.empty(), told.get(0).previous());
        assertEquals(Set.of("pairing-1", "peer-1", "access-1"), told.get(0).added());
        assertEquals(Optional.of(told.get(0).digest()), told.get(1).previous());
        assertNotEquals(told.get(0).digest(), told.get(1).digest());
        assertEquals(Set.of("pairing-2", "peer-2", "access-2"), told.get(1).added());
        assertEquals(Set.of(), told.get(1).removed());
        assertEquals(6, told.get(1).ids().size());
    }

    @Test
    void everyReplicaComesToTheSameDigestAndNoSecretIsInIt() {
        var again = KeysChanged.start(KeyFile.parse(FIRST.privateSet()));
        assertEquals(KeysChanged.start(ring().keys()), again);
        var otherSecret = TestKeys.set(
                Stream.of(TestKeys.hmac("pairing-1", "pairing"), FIRST.peer(), FIRST.access()),
                OutputControlLevel.INCLUDE_PRIVATE);
        assertEquals(
                again.digest(), KeysChanged.start(KeyFile.parse(otherSecret)).digest());
    }

    @Test
    void aFileThatCannotBeUsedChangesNothingAndIsToldOnce() throws IOException {
        var ring = ring();
        var watch = watch(ring, write(FIRST.privateSet()), Duration.ofSeconds(5));
        for (var bad : List.of("canary", "", TestKeys.set(Stream.of(FIRST.peer()), OutputControlLevel.PUBLIC_ONLY))) {
            write(bad);
            watch.look();
            watch.look();
        }
        assertEquals("peer-1", ring.signerOf(TokenKind.PEER).id());
        assertEquals(3, reloads("refused"));
        assertEquals(
                List.of(
                        "qrtc.keys.file names a file that is not a JWK set (RFC 7517): the keys that are in use stay",
                        "qrtc.keys.file names a file that is not a JWK set (RFC 7517): the keys that are in use stay",
                        "qrtc.keys.file names a file that has key peer-1 without its private part:"
                                + " the keys that are in use stay"),
                complaints.sentences);
        assertEquals(List.of(), told);
    }

    @Test
    void aFileThatVanishesChangesNothingAndIsTakenWhenItIsBack() throws IOException {
        var ring = ring();
        var file = write(FIRST.privateSet());
        var watch = watch(ring, file, Duration.ofSeconds(5));
        watch.look();
        Files.delete(file);
        watch.look();
        watch.look();
        assertEquals("peer-1", ring.signerOf(TokenKind.PEER).id());
        assertEquals(1, reloads("unreadable"));
        assertEquals(
                List.of("qrtc.keys.file names a file that cannot be read: the keys that are in use stay"),
                complaints.sentences);

        write(SECOND.privateSet());
        watch.look();
        assertEquals("peer-2", ring.signerOf(TokenKind.PEER).id());
    }

    @Test
    void aSymbolicLinkThatIsSwappedIsNoticed() throws IOException {
        var one = Files.writeString(directory.resolve("one"), FIRST.privateSet());
        var two = Files.writeString(directory.resolve("two"), SECOND.privateSet());
        var link = Files.createSymbolicLink(directory.resolve("keys.json"), one);
        var ring = ring();
        var watch = watch(ring, link, Duration.ofSeconds(5));
        watch.look();
        Files.delete(link);
        Files.createSymbolicLink(link, two);
        watch.look();
        assertEquals("peer-2", ring.signerOf(TokenKind.PEER).id());
    }

    @Test
    void aListenerThatFailsDoesNotStopIt() throws IOException {
        var ring = ring();
        var watch = new KeyFileWatch(
                ring, Optional.of(write(SECOND.privateSet())), Duration.ofSeconds(5), metrics(ring), change -> {
                    throw new IllegalStateException("nobody listens");
                });
        watch.look();
        assertEquals("peer-2", ring.signerOf(TokenKind.PEER).id());
    }

    @Test
    void theAgeOfTheKeyThatSignsIsMeasured() {
        var start = clock.instant().minusSeconds(90);
        var keys = KeyFile.parse(TestKeys.set(
                Stream.of(FIRST.pairing(), FIRST.access(), TestKeys.from(start, TestKeys.ec("peer", "peer"))),
                OutputControlLevel.INCLUDE_PRIVATE));
        metrics(new KeyRing(keys, lives(), Duration.ofSeconds(5), clock));
        assertEquals(90, age("peer"));
        assertTrue(Double.isNaN(age("access")));
    }

    @Test
    void anIntervalOutOfItsBoundsIsNamedInASentence() {
        for (var wrong : List.of(Duration.ZERO, Duration.ofMillis(99), Duration.ofMinutes(61))) {
            var refused = assertThrows(Misconfigured.class, () -> watch(ring(), directory.resolve("keys.json"), wrong));
            assertEquals("qrtc.keys.watch must be between 100 ms and 1 h.", refused.getMessage());
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("keys.json"), text);
    }

    private static String both() {
        return TestKeys.set(
                Stream.of(
                        FIRST.pairing(),
                        FIRST.peer(),
                        FIRST.access(),
                        SECOND.pairing(),
                        SECOND.peer(),
                        SECOND.access()),
                OutputControlLevel.INCLUDE_PRIVATE);
    }

    private KeyRing ring() {
        return new KeyRing(KeyFile.parse(FIRST.privateSet()), lives(), Duration.ofSeconds(5), clock);
    }

    private static List<TokenLife> lives() {
        return Stream.of(TokenKind.values())
                .map(kind -> new TokenLife(kind, Duration.ofMinutes(1)))
                .toList();
    }

    private KeyFileWatch watch(KeyRing ring, Path file, Duration interval) {
        return new KeyFileWatch(ring, Optional.of(file), interval, metrics(ring), told::add);
    }

    private KeyMetrics metrics(KeyRing ring) {
        return new KeyMetrics(registry, ring, clock);
    }

    private double reloads(String outcome) {
        return registry.get("qrtc.keys.reload")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double age(String kind) {
        return registry.get("qrtc.signing.key.age").tag("kind", kind).gauge().value();
    }

    private static final class Complaints extends Handler {
        private final List<String> sentences = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue()) {
                var message = entry.getMessage();
                sentences.add(entry.getParameters() == null ? message : message.formatted(entry.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
