// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.qrtc.demo.settings.SessionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSealTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UserName ALICE = new UserName("Alice");

    private final SessionKey key = SessionKey.random();
    private final SessionSeal seal = sealAt(key, NOON);

    @Test
    void anotherReplicaWithTheSameKeyReadsTheSession() {
        assertEquals(Optional.of(ALICE), sealAt(key, NOON).open(seal.seal(ALICE)));
    }

    @Test
    void anotherKeyReadsNothing() {
        assertEquals(Optional.empty(), sealAt(SessionKey.random(), NOON).open(seal.seal(ALICE)));
    }

    @Test
    void aSessionEndsWithItsLife() {
        var value = seal.seal(ALICE);
        assertEquals(Optional.of(ALICE), sealAt(key, NOON.plusSeconds(3599)).open(value));
        assertEquals(Optional.empty(), sealAt(key, NOON.plusSeconds(3600)).open(value));
    }

    @Test
    void everyChangedCharacterBreaksTheSeal() {
        var value = seal.seal(ALICE);
        for (var i = 0; i < value.length(); i++) {
            var other = value.charAt(i) == 'A' ? 'B' : 'A';
            var changed = value.substring(0, i) + other + value.substring(i + 1);
            assertNotEquals(value, changed);
            assertEquals(Optional.empty(), seal.open(changed), changed);
        }
    }

    @Test
    void anotherNameUnderTheSameSealIsRefused() {
        var value = seal.seal(ALICE);
        var forged = Base64.getUrlEncoder().withoutPadding().encodeToString("99999999999:Bob".getBytes(UTF_8));
        assertEquals(Optional.empty(), seal.open(forged + value.substring(value.indexOf('.'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "..", "YQ.", "Alice", "%00.%00"})
    void whatIsNoSessionIsNobody(String value) {
        assertEquals(Optional.empty(), seal.open(value));
    }

    private static SessionSeal sealAt(SessionKey key, Instant now) {
        return new SessionSeal(key, Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));
    }
}
