// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./qrtc keys}, as somebody types it. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "RS256", "ES256", "EdDSA"})
    void generateMakesAFileThatOnlyItsOwnerCanRead(String algorithm) throws IOException {
        assertEquals(0, run("generate", "--pairing", algorithm, file().toString()), this::complaint);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(
                List.of("pairing " + algorithm, "peer ES256", "access ES256"),
                keys().stream()
                        .map(key -> key.kind().wire() + " " + key.algorithm().wire())
                        .toList());
        assertTrue(keys().stream().noneMatch(key -> key.signsFrom().isAfter(Instant.now())));
        assertTrue(keys().stream().allMatch(key -> out.toString(UTF_8).contains(key.id())));
    }

    @Test
    void nothingOfASecretIsPrinted() {
        run("generate", "--pairing", "RS256", file().toString());
        run("rotate", "--pairing", "HS256", file().toString());
        var printed = out.toString(UTF_8) + err.toString(UTF_8);
        for (var key : keys()) {
            for (var member : List.of("k", "d", "p", "q", "dp", "dq", "qi")) {
                var secret = key.jwk().getString(member);
                assertTrue(secret == null || !printed.contains(secret));
            }
        }
    }

    @Test
    void generateNeverTouchesAFileThatIsThere() throws IOException {
        Files.writeString(file(), "mine");
        assertEquals(1, run("generate", file().toString()));
        assertEquals("mine", Files.readString(file()));
        assertTrue(complaint().contains("is there already"), this::complaint);
    }

    @Test
    void rotateAddsAKeyOfEachKindThatSignsLater() {
        run("generate", file().toString());
        var before = keys();
        var now = Instant.now();
        assertEquals(0, run("rotate", "--lead", "120", file().toString()), this::complaint);
        assertEquals(before, keys().subList(0, 3));
        assertEquals(6, keys().size());
        for (var added : keys().subList(3, 6)) {
            var lead = Duration.between(now, added.signsFrom());
            assertTrue(lead.compareTo(Duration.ofSeconds(118)) > 0 && lead.compareTo(Duration.ofSeconds(130)) < 0);
        }
    }

    @Test
    void rotateWithoutALeadLeavesFiveMinutes() {
        run("generate", file().toString());
        var now = Instant.now();
        run("rotate", "--kind", "peer", file().toString());
        assertEquals(
                List.of(Kind.PEER),
                keys().subList(3, keys().size()).stream().map(StoredKey::kind).toList());
        var lead = Duration.between(now, keys().get(3).signsFrom()).toSeconds();
        assertTrue(lead >= 298 && lead <= 310, () -> lead + " s");
    }

    @Test
    void rotateRefusesWhileAKeyWaitsAndGoesOnIfItMust() {
        run("generate", file().toString());
        run("rotate", "--kind", "access", file().toString());
        var before = keys();
        assertEquals(1, run("rotate", file().toString()));
        assertEquals(before, keys());
        assertTrue(complaint().contains("waits already"), this::complaint);
        assertEquals(0, run("rotate", "--kind", "access", "--force", file().toString()));
        var starts = keys().stream().filter(key -> key.kind() == Kind.ACCESS).map(StoredKey::signsFrom);
        assertEquals(3, starts.distinct().count());
    }

    @Test
    void rotateCanChangeTheAlgorithmOfPairingTokensAndElseKeepsIt() {
        run("generate", "--pairing", "EdDSA", file().toString());
        run("rotate", "--lead", "0", file().toString());
        run("rotate", "--lead", "0", "--force", "--pairing", "ES256", file().toString());
        assertEquals(
                List.of(Algorithm.EDDSA, Algorithm.EDDSA, Algorithm.ES256),
                keys().stream()
                        .filter(key -> key.kind() == Kind.PAIRING)
                        .map(StoredKey::algorithm)
                        .toList());
    }

    @Test
    void withdrawTakesTheOlderKeysOut() {
        run("generate", file().toString());
        run("rotate", "--kind", "peer", file().toString());
        assertEquals(0, run("rotate", "--kind", "peer", "--withdraw", file().toString()), this::complaint);
        var peers = keys().stream().filter(key -> key.kind() == Kind.PEER).toList();
        assertEquals(1, peers.size());
        assertFalse(peers.get(0).signsFrom().isAfter(Instant.now()));
        assertEquals(3, keys().size());
    }

    @Test
    void aKeyGoesEightDaysAfterItsSuccessorBegan() {
        var now = Instant.parse("2026-11-22T12:00:00Z");
        var keys = Stream.of(30, 9, 7, 0)
                .map(days -> StoredKey.generate(Kind.PEER, Algorithm.ES256, now.minus(Duration.ofDays(days))))
                .toList();
        var wish = new Rotation.Wish(Set.of(Kind.PEER), Optional.empty(), Duration.ofMinutes(5), false, false);
        var rotation = Rotation.of(keys, wish, now);
        // The second's successor began 7 days ago: a token that it signed may still live.
        assertEquals(List.of(keys.get(0)), rotation.dropped());
        assertEquals(keys.subList(1, 4), rotation.keys().subList(0, 3));
        assertEquals(4, rotation.keys().size());
    }

    @Test
    void rotateKeepsWhatItDoesNotKnowOfAKey() throws IOException {
        run("generate", file().toString());
        Files.writeString(file(), Files.readString(file()).replaceFirst("\"use\"", "\"note\" : \"ours\", \"use\""));
        run("rotate", file().toString());
        assertEquals("ours", keys().get(0).jwk().getString("note"));
    }

    @Test
    void whoCouldReadTheFileStillCanAfterARotation() throws IOException {
        run("generate", file().toString());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        run("rotate", file().toString());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(file()), files.toList(), "no draft is left behind");
        }
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        run("generate", file().toString());
        var link = Files.createSymbolicLink(directory.resolve("link"), file());
        assertEquals(0, run("rotate", link.toString()), this::complaint);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(6, keys().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grow                          | There is no 'keys grow': see ./qrtc keys help.
            generate                      | Which FILE has the keys?
            generate a b                  | There is one FILE, not also 'b'.
            generate --pairing none a     | There is no algorithm 'none': it is one of HS256, RS256, ES256, EdDSA.
            generate --lead 3 a           | generate takes --pairing and a FILE, and no other option.
            rotate --kind qr a            | There is no kind of key 'qr': it is one of pairing, peer, access.
            rotate --kind peer --pairing HS256 a | --pairing is of pairing keys, and --kind names others.
            rotate --lead -1 a            | --lead takes seconds, 0 to 2592000, not '-1'.
            rotate --lead soon a          | --lead takes seconds, 0 to 2592000, not 'soon'.
            rotate --lead                 | There is no value after --lead.
            rotate --what a               | There is no option --what.
            rotate /no/such/file          | Cannot read /no/such/file.
            """)
    void whatCannotBeDoneIsSaidInASentence(String line, String sentence) {
        assertEquals(1, run(line.split(" ", -1)));
        assertEquals("qrtc: " + sentence, complaint().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "[]", "{}", "{\"keys\":[{\"k\":\"canary\"}]}", "{\"keys\":[1]}"})
    void aFileThatIsNoneOfOursStaysAsItIs(String content) throws IOException {
        Files.writeString(file(), content);
        assertEquals(1, run("rotate", file().toString()));
        assertEquals(content, Files.readString(file()));
        assertTrue(complaint().startsWith("qrtc: " + file() + " is not a"), this::complaint);
        assertFalse(complaint().contains("canary"));
    }

    @Test
    void helpTellsHow() {
        assertEquals(0, run("help"));
        assertTrue(out.toString(UTF_8).startsWith("usage: ./qrtc keys generate"));
    }

    private Path file() {
        return directory.resolve("keys.json");
    }

    private List<StoredKey> keys() {
        return SigningKeys.read(file());
    }

    private int run(String... arguments) {
        return Main.run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String complaint() {
        return err.toString(UTF_8);
    }
}
