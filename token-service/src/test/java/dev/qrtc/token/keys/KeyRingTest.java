// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.testing.TestClock;
import dev.qrtc.testing.TestKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.Test;

/** What a key does in the course of its life. */
class KeyRingTest {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClock clock = TestClock.standing();
    private final Instant begin = clock.instant();
    private final TestKeys others = TestKeys.generate();

    @Test
    void aNewKeyIsPublishedAndVerifiesBeforeItSigns() {
        var ring = ring(peer("old", begin), peer("new", begin.plus(LEAD)));
        assertEquals("old", signer(ring));
        assertEquals(List.of("old", "new"), verifying(ring));
        assertEquals(List.of("old", "new"), published(ring));

        clock.advance(LEAD.minus(SECOND));
        assertEquals("old", signer(ring));
        clock.advance(SECOND);
        assertEquals("new", signer(ring));
    }

    @Test
    void anOldKeyVerifiesUntilTheLastTokenThatItSignedHasExpiredForTheSlowestClock() {
        var ring = ring(peer("old", begin), peer("new", begin.plus(LEAD)));
        clock.advance(LEAD.plus(LIFE).plus(SKEW).minusMillis(1));
        assertEquals(List.of("old", "new"), verifying(ring));
        assertEquals(List.of("old", "new"), published(ring));

        clock.advance(Duration.ofMillis(1));
        assertEquals(List.of("new"), verifying(ring));
        assertEquals(List.of("new"), published(ring));
        assertEquals("new", signer(ring));
    }

    @Test
    void aKeyIsRetiredByTheNextOneAndNotByTheLast() {
        var ring = ring(peer("a", begin), peer("b", begin.plus(LEAD)), peer("c", begin.plus(LEAD.multipliedBy(3))));
        clock.advance(LEAD.plus(LIFE).plus(SKEW));
        assertEquals(List.of("b", "c"), verifying(ring));
        assertEquals("c", signer(ring));
        clock.advance(Duration.ofDays(365));
        assertEquals(List.of("c"), verifying(ring));
    }

    @Test
    void theOrderInTheFileDoesNotMatterButForKeysOfOneTime() {
        assertEquals("b", signer(ring(peer("b", begin), peer("a", begin.minus(LEAD)))));
        assertEquals("b", signer(ring(peer("a", begin.minus(LEAD)), peer("b", begin))));
        assertEquals("a", signer(ring(peer("a", begin), peer("b", begin))));
    }

    @Test
    void ofKeysThatDoNotSayWhenTheFirstSignsAndAllVerify() {
        var ring = ring(peer("a", Instant.EPOCH), peer("b", Instant.EPOCH));
        assertEquals("a", signer(ring));
        clock.advance(Duration.ofDays(365));
        assertEquals(List.of("a", "b"), verifying(ring));
    }

    @Test
    void whereNoKeyHasBegunTheFirstToBeginSigns() {
        assertEquals("b", signer(ring(peer("a", begin.plus(LIFE)), peer("b", begin.plus(LEAD)))));
    }

    @Test
    void eachKindHasItsOwnTimes() {
        var ring = ring(peer("old", begin), peer("new", begin.plus(LEAD)));
        clock.advance(Duration.ofDays(365));
        assertEquals("access-1", ring.signerOf(TokenKind.ACCESS).id());
        assertEquals("pairing-1", ring.signerOf(TokenKind.PAIRING).id());
        assertEquals(List.of(), ids(ring.liveKeysOf(TokenKind.PEER), "old"));
    }

    @Test
    void aSharedSecretIsLiveAndNeverPublished() {
        var ring = ring(peer("a", begin));
        assertEquals(List.of("pairing-1"), ids(ring.liveKeysOf(TokenKind.PAIRING), ""));
        assertEquals(
                List.of("access-1", "a"),
                ring.published().stream().map(jwk -> jwk.get("kid")).toList());
    }

    @Test
    void newKeysTakeTheOldOnesPlaceAtOnce() {
        var ring = ring(peer("a", begin), peer("b", begin.minus(LEAD)));
        ring.take(keys(peer("c", begin)));
        assertEquals("c", signer(ring));
        assertEquals(List.of("c"), verifying(ring));
    }

    private KeyRing ring(JsonWebKey... peers) {
        var lives = Stream.of(TokenKind.values())
                .map(kind -> new TokenLife(kind, LIFE))
                .toList();
        return new KeyRing(keys(peers), lives, SKEW, clock);
    }

    private List<SigningKey> keys(JsonWebKey... peers) {
        var all = new ArrayList<JsonWebKey>(List.of(others.pairing(), others.access()));
        all.addAll(List.of(peers));
        return KeyFile.parse(TestKeys.set(all.stream(), OutputControlLevel.INCLUDE_PRIVATE));
    }

    private static JsonWebKey peer(String id, Instant start) {
        return TestKeys.from(start, TestKeys.ec(id, "peer"));
    }

    private static String signer(KeyRing ring) {
        return ring.signerOf(TokenKind.PEER).id();
    }

    // As whoever verifies a token asks, and as who lists them.
    private static List<String> verifying(KeyRing ring) {
        var live = ids(ring.liveKeysOf(TokenKind.PEER), "");
        assertEquals(
                live,
                ring.keys().stream()
                        .filter(key -> key.kind() == TokenKind.PEER)
                        .map(SigningKey::id)
                        .filter(id -> ring.find(id).await().indefinitely().isPresent())
                        .toList());
        return live;
    }

    private static List<Object> published(KeyRing ring) {
        return ring.published().stream()
                .filter(jwk -> "peer".equals(jwk.get("qrtc:kind")))
                .map(jwk -> jwk.get("kid"))
                .toList();
    }

    private static List<String> ids(List<SigningKey> keys, String begin) {
        return keys.stream()
                .map(SigningKey::id)
                .filter(id -> id.startsWith(begin))
                .toList();
    }
}
