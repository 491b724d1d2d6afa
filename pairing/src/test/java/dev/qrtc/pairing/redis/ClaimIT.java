// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.ClaimOutcome.Won;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.Via;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** claim.lua. */
class ClaimIT extends OnRealRedis {
    private static final Optional<Idempotency> KEY = Optional.of(new Idempotency("bob-key-1", "request-1"));

    @Test
    void whoClaimsIsPairedAndBothAreTold() {
        TokenId token = create();
        Pairing pairing = claimed(token);
        var claim = pairing.claim().orElseThrow();
        assertEquals(BOB, claim.scanner());
        assertEquals(token, claim.token());
        assertEquals(Via.QR, claim.via());
        assertEquals(2, pairing.version());
        assertEquals(List.of("paired"), kinds(token.pairing(), Role.PRESENTER));
        assertEquals(List.of("paired"), kinds(token.pairing(), Role.SCANNER));
        assertEquals(1, node.heard.claimed.size());

        var told = new JsonObject(
                mailbox(token.pairing(), Role.PRESENTER).getFirst().frame());
        assertEquals(token.toString(), told.getString("jti"));
        assertEquals("qr", told.getString("via"));
        var peer = told.getJsonObject("peer");
        assertEquals("device:kiosk-7", peer.getString("principal"));
        assertEquals("Böb's kiosk", peer.getJsonObject("metadata").getString("name"));
        assertFalse(peer.getBoolean("present"));
    }

    @Test
    void allKeysOfAPairOutliveItsLongestSession() {
        PairingId id = paired();
        assertEquals(3, keys("qrtc:{*").size());
        for (String key : keys("qrtc:{*")) {
            assertTrue(ttl(key) > Duration.ofHours(12).toMillis(), key);
        }
        assertEquals("paired", state(id));
    }

    @Test
    void whateverAPeerSaysOfItselfStaysText() {
        var nasty = new Party(
                new Principal("user:O.o_x@y+z-1"),
                Map.of("a\"},\"jti\":\"forged", "\u0000\r\n\u2028 %s %1$s \\ \" </script> \ud83d\ude00", "", ""));
        TokenId token = create();
        assertInstanceOf(Won.class, claim(token, nasty));
        var told = new JsonObject(
                mailbox(token.pairing(), Role.PRESENTER).getFirst().frame());
        assertEquals(token.toString(), told.getString("jti"));
        assertEquals(
                nasty.metadata(),
                told.getJsonObject("peer").getJsonObject("metadata").getMap());
        assertEquals(nasty, find(token.pairing()).claim().orElseThrow().scanner());
    }

    @Test
    void exactlyOneOfTwoHundredClaimsOverTwoReplicasWins() {
        Node other = nodeWith(settings());
        TokenId token = create();
        var tries = new ArrayList<Uni<ClaimOutcome>>();
        for (int i = 0; i < 200; i++) {
            var scanner = new Party(new Principal("user:scanner-" + i), Map.of());
            tries.add((i % 2 == 0 ? node : other).pairings.claim(new Code.Scanned(token), scanner, Optional.empty()));
        }
        var outcomes = await(Uni.join().all(tries).andFailFast());
        var won = outcomes.stream()
                .filter(Won.class::isInstance)
                .map(Won.class::cast)
                .toList();
        assertEquals(1, won.size());
        assertEquals(
                199,
                outcomes.stream()
                        .filter(ClaimOutcome.AlreadyClaimed.class::isInstance)
                        .count());
        assertEquals(won.getFirst().pairing().claim(), find(token.pairing()).claim());
        assertEquals(1, node.heard.claimed.size() + other.heard.claimed.size());
        assertEquals(List.of("paired", "contention"), kinds(token.pairing(), Role.PRESENTER));
    }

    @Test
    void theWinnerWhoseAnswerWasLostGetsItAgainAndNobodyIsAlarmed() {
        TokenId token = create();
        var first = assertInstanceOf(Won.class, await(node.pairings.claim(new Code.Scanned(token), BOB, KEY)));
        var again = assertInstanceOf(Won.class, await(node.pairings.claim(new Code.Scanned(token), BOB, KEY)));
        assertFalse(first.again());
        assertTrue(again.again());
        assertEquals(first.pairing().claim(), again.pairing().claim());
        assertEquals(List.of("paired"), kinds(token.pairing(), Role.PRESENTER));
        assertEquals(1, node.heard.claimed.size());
    }

    @Test
    void theSameKeyWithAnotherRequestDoesNotWinAgain() {
        TokenId token = create();
        await(node.pairings.claim(new Code.Scanned(token), BOB, KEY));
        var other = Optional.of(new Idempotency("bob-key-1", "request-2"));
        assertInstanceOf(
                ClaimOutcome.AlreadyClaimed.class, await(node.pairings.claim(new Code.Scanned(token), BOB, other)));
    }

    @Test
    void everyLosersTryAlarmsThePresenterAtMostOnceInTenSeconds() {
        TokenId token = create();
        PairingId id = token.pairing();
        claimed(token);
        // Another device of the very user who won has lost too.
        assertInstanceOf(ClaimOutcome.AlreadyClaimed.class, claim(token, BOB));
        claim(token, EVE);
        assertEquals(List.of("paired", "contention"), kinds(id, Role.PRESENTER));
        assertEquals(List.of("paired"), kinds(id, Role.SCANNER));
        long tenSecondsAgo = Long.parseLong(field(id, "contention-at")) - 10_000;
        REDIS.command("HSET", PairingKeys.hash(id), "contention-at", Long.toString(tenSecondsAgo));
        claim(token, EVE);
        assertEquals(List.of("paired", "contention", "contention"), kinds(id, Role.PRESENTER));
    }

    @Test
    void aLostClaimDoesNotChangeWhatStands() {
        TokenId token = create(new Policy(List.of(), true));
        Pairing before = claimed(token);
        claim(token, EVE);
        assertEquals(before.claim(), find(token.pairing()).claim());
        assertEquals(before.version(), find(token.pairing()).version());
    }

    @Test
    void twoWinsNeverHaveTheSameClaimId() {
        var one = claimed(create()).claim().orElseThrow().id();
        assertNotEquals(one, claimed(create()).claim().orElseThrow().id());
    }

    @Test
    void whatNeverWasOrHasEndedCannotBeClaimed() {
        TokenId token = create();
        assertInstanceOf(ClaimOutcome.TokenExpired.class, claim(new TokenId(token.pairing(), 2), BOB));
        assertInstanceOf(ClaimOutcome.Unknown.class, claim(new TokenId(PairingId.random(), 1), BOB));
        await(node.pairings.claim(new Code.Scanned(token), BOB, KEY));
        await(node.pairings.end(token.pairing(), Outcome.REVOKED));
        assertEquals(new ClaimOutcome.Closed(Outcome.REVOKED), claim(token, EVE));
        assertEquals(
                new ClaimOutcome.Closed(Outcome.REVOKED),
                await(node.pairings.claim(new Code.Scanned(token), BOB, KEY)));
    }
}
