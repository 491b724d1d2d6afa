// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.pairing.PairingStore.RenewOutcome.Renewed;
import dev.qrtc.pairing.PairingStore.Shown;
import dev.qrtc.pairing.TokenId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** renew.lua, and when Redis says that a token has expired. */
class RenewIT extends OnRealRedis {
    @Test
    void anOlderTokenKeepsItsOwnExpiry() {
        TokenId first = create();
        TokenId second = renew(first).id();
        assertEquals(2, second.number());
        assertInstanceOf(ClaimOutcome.Won.class, claim(first, BOB));
    }

    @Test
    void twentyRenewalsInARowLeaveTheFirstTokenGood() {
        TokenId first = create();
        for (int i = 0; i < 20; i++) {
            renew(first);
        }
        assertInstanceOf(ClaimOutcome.Won.class, claim(first, BOB));
    }

    @Test
    void theOlderTokenExpiresWhileTheNewerLives() {
        node = nodeWith(settings().token(Duration.ofSeconds(1)));
        TokenId first = create();
        eventually(() -> Long.parseLong(field(first.pairing(), "token:1")) - redisNow() < 300);
        TokenId second = renew(first).id();
        eventually(() -> Long.parseLong(field(first.pairing(), "token:1")) <= redisNow());
        assertInstanceOf(ClaimOutcome.TokenExpired.class, claim(first, BOB));
        assertInstanceOf(ClaimOutcome.Won.class, claim(second, BOB));
    }

    @Test
    void whatHasExpiredIsForgottenWithTheNextRenewals() {
        node = nodeWith(settings().token(Duration.ofSeconds(1)));
        TokenId first = create();
        eventually(() -> Long.parseLong(field(first.pairing(), "token:1")) <= redisNow());
        renew(first);
        assertEquals("null", field(first.pairing(), "token:1"));
        assertInstanceOf(ClaimOutcome.TokenExpired.class, claim(first, BOB));
    }

    @Test
    void noTokenOutlivesTheTimeInWhichItCouldBeClaimed() {
        node = nodeWith(settings().token(Duration.ofSeconds(5)).waiting(Duration.ofSeconds(5)));
        TokenId first = create();
        assertTrue(renew(first).expiresIn().compareTo(Duration.ofSeconds(5)) <= 0);
        assertTrue(
                Long.parseLong(field(first.pairing(), "token:2")) <= Long.parseLong(field(first.pairing(), "until")));
    }

    @Test
    void onlyAWaitingPairingIsRenewed() {
        TokenId token = create();
        claimed(token);
        assertInstanceOf(RenewOutcome.WrongState.class, await(node.pairings.renew(token.pairing())));
        await(node.pairings.end(token.pairing(), Outcome.CANCELLED));
        assertInstanceOf(RenewOutcome.WrongState.class, await(node.pairings.renew(token.pairing())));
        assertInstanceOf(RenewOutcome.Unknown.class, await(node.pairings.renew(PairingId.random())));
    }

    private Shown renew(TokenId token) {
        return assertInstanceOf(Renewed.class, await(node.pairings.renew(token.pairing())))
                .shown();
    }
}
