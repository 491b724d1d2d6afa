// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.testing.RedisServer;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.usercode.CodeIndex;
import dev.qrtc.token.usercode.CodeIndex.Entry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose code is whose, on a real Redis. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class CodeIndexIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofMinutes(3);

    @Inject
    CodeIndex index;

    @SuppressWarnings("NullAway.Init") // set by the resource
    RedisServer redis;

    private final String digest = UUID.randomUUID().toString();
    private final PairingId first = PairingId.random();
    private final PairingId second = PairingId.random();

    @Test
    void aCodeBelongsToWhoeverReservedItFirst() {
        assertTrue(reserve(first));
        assertFalse(reserve(second));
        assertEquals(Optional.of(new Entry(digest, first)), find(digest));
    }

    @Test
    void itIsForgottenAfterItsTimeAndWhoCameTooLateDoesNotMakeItLast() {
        reserve(first);
        var left = left();
        assertTrue(left > 0 && left <= LIFE.toMillis(), "ms left: " + left);
        redis.command("PEXPIRE", "qrtc:code:" + digest, "60000");
        reserve(second);
        assertTrue(left() <= 60_000);
    }

    @Test
    void itIsFoundByWhicheverOfItsDigestsWasStored() {
        reserve(first);
        assertEquals(Optional.of(new Entry(digest, first)), find("of-another-key", digest, "of-a-third"));
        assertEquals(Optional.empty(), find("of-another-key", "of-a-third"));
    }

    private boolean reserve(PairingId pairing) {
        return index.reserve(digest, pairing, LIFE).await().atMost(PATIENCE);
    }

    private Optional<Entry> find(String... digests) {
        return index.find(List.of(digests)).await().atMost(PATIENCE);
    }

    private long left() {
        return (Long) Objects.requireNonNull(redis.command("PTTL", "qrtc:code:" + digest));
    }
}
