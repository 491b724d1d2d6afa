// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.edge.token.Verification.Expired;
import dev.qrtc.edge.token.Verification.Invalid;
import dev.qrtc.edge.token.Verification.Valid;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * When a token begins and ends, to the millisecond: five seconds are given to clocks that differ, and no more. A pairing
 * token is judged by Redis' clock, see ExpiryTest of token-service.
 */
class ClockSkewTest {
    private final Verifiers service = new Verifiers();
    private final long now = service.clock.instant().getEpochSecond();

    @ParameterizedTest
    @EnumSource(value = TokenKind.class, names = "PAIRING", mode = EnumSource.Mode.EXCLUDE)
    void a_token_ends_five_seconds_after_its_expiry(TokenKind kind) {
        var token = service.draft(kind).claim("exp", now + 10).sign();
        service.clock.advance(Duration.ofMillis(14_999));
        assertInstanceOf(Valid.class, service.judges(kind, token));
        service.clock.advance(Duration.ofMillis(1));
        assertInstanceOf(Expired.class, service.judges(kind, token));
        service.clock.advance(Duration.ofDays(10_000));
        assertInstanceOf(Expired.class, service.judges(kind, token));
    }

    @ParameterizedTest
    @EnumSource(value = TokenKind.class, names = "PAIRING", mode = EnumSource.Mode.EXCLUDE)
    void a_token_begins_five_seconds_before_its_start(TokenKind kind) {
        var token = service.draft(kind).claim("nbf", now + 10).sign();
        assertInstanceOf(Invalid.class, service.judges(kind, token));
        service.clock.advance(Duration.ofMillis(4_999));
        assertInstanceOf(Invalid.class, service.judges(kind, token));
        service.clock.advance(Duration.ofMillis(1));
        assertInstanceOf(Valid.class, service.judges(kind, token));
    }

    @ParameterizedTest
    @EnumSource(value = TokenKind.class, names = "PAIRING", mode = EnumSource.Mode.EXCLUDE)
    void a_token_that_was_believed_ends_like_any_other(TokenKind kind) {
        var token = service.draft(kind).claim("exp", now + 10).sign();
        assertInstanceOf(Valid.class, service.judges(kind, token));
        service.clock.advance(Duration.ofSeconds(15));
        assertInstanceOf(Expired.class, service.judges(kind, token), "a known signature says nothing of the time");
    }

    @ParameterizedTest
    @EnumSource(value = TokenKind.class, names = "PAIRING", mode = EnumSource.Mode.EXCLUDE)
    void a_start_behind_the_end_is_never_valid(TokenKind kind) {
        var token = service.draft(kind)
                .claim("nbf", now + 60)
                .claim("exp", now + 30)
                .sign();
        for (var second = 0; second < 90; second++) {
            assertFalse(service.judges(kind, token) instanceof Valid, "second " + second);
            service.clock.advance(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @EnumSource(value = TokenKind.class, names = "PAIRING", mode = EnumSource.Mode.EXCLUDE)
    void times_are_whole_seconds_between_1970_and_9999(TokenKind kind) {
        for (Object odd : new Object[] {-1, 0.5, 1e99, "" + now, true, Long.MAX_VALUE, 253_402_300_800L}) {
            assertInstanceOf(
                    Invalid.class,
                    service.judges(kind, service.draft(kind).claim("exp", odd).sign()),
                    "exp " + odd);
            assertInstanceOf(
                    Invalid.class,
                    service.judges(kind, service.draft(kind).claim("nbf", odd).sign()),
                    "nbf " + odd);
        }
        assertInstanceOf(
                Expired.class,
                service.judges(kind, service.draft(kind).claim("exp", 0).sign()));
        assertInstanceOf(
                Valid.class,
                service.judges(
                        kind, service.draft(kind).claim("exp", 253_402_300_799L).sign()));
    }
}
