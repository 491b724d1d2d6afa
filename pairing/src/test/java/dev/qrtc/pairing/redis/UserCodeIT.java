// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.PairingStore.LookOutcome;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.pairing.PairingStore.Shown;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.UserCode;
import dev.qrtc.pairing.Via;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes to type in, as create.lua and renew.lua keep them; and what look.lua says of any code. */
class UserCodeIT extends OnRealRedis {
    private static final Policy TYPED = new Policy(List.of("*"), false, true, IceTransportPolicy.RELAY);

    @Test
    void whoTypesTheCodeInIsPairedAndBothReadSo() {
        Shown shown = createWith("first");
        Code code = typed(shown.id(), "first");
        var won = assertInstanceOf(ClaimOutcome.Won.class, await(node.pairings.claim(code, BOB, Optional.empty())));
        var claim = won.pairing().claim().orElseThrow();
        assertEquals(Via.CODE, claim.via());
        assertEquals(shown.id(), claim.token());
        for (Role role : Role.values()) {
            var told = new JsonObject(
                    mailbox(shown.id().pairing(), role).getFirst().frame());
            assertEquals("code", told.getString("via"));
            assertEquals(shown.id().toString(), told.getString("jti"));
        }
    }

    @Test
    void whatThePresenterAskedForIsInEveryPicture() {
        Shown shown = createWith("first");
        assertEquals(TYPED, find(shown.id().pairing()).policy());
        assertEquals(TYPED, renew(shown.id(), "second").pairing().policy());
        await(node.pairings.end(shown.id().pairing(), Outcome.CANCELLED));
        assertEquals(TYPED, find(shown.id().pairing()).policy());
    }

    @Test
    void aRenewalGivesAnotherCodeAndTheOlderLivesAsLongAsItsToken() {
        node = nodeWith(settings().token(Duration.ofSeconds(1)));
        TokenId first = createWith("first").id();
        eventually(() -> Long.parseLong(field(first.pairing(), "token:1")) - redisNow() < 300);
        TokenId second = renew(first, "second").shown().id();
        assertInstanceOf(LookOutcome.Open.class, look(typed(first, "first")));
        eventually(() -> Long.parseLong(field(first.pairing(), "token:1")) <= redisNow());
        assertInstanceOf(LookOutcome.TokenExpired.class, look(typed(first, "first")));
        assertInstanceOf(LookOutcome.Open.class, look(typed(first, "second")));
        var won = await(node.pairings.claim(typed(first, "second"), BOB, Optional.empty()));
        assertEquals(
                second,
                assertInstanceOf(ClaimOutcome.Won.class, won)
                        .pairing()
                        .claim()
                        .orElseThrow()
                        .token());
    }

    @Test
    void whatHasExpiredIsForgottenWithItsToken() {
        node = nodeWith(settings().token(Duration.ofSeconds(1)));
        TokenId first = createWith("first").id();
        eventually(() -> Long.parseLong(field(first.pairing(), "token:1")) <= redisNow());
        renew(first, "second");
        assertEquals("null", field(first.pairing(), "typed:1"));
        assertInstanceOf(LookOutcome.TokenExpired.class, look(typed(first, "first")));
    }

    @Test
    void aDigestThatThePairingNeverHadIsNoCodeOfIts() {
        TokenId token = createWith("first").id();
        assertInstanceOf(
                ClaimOutcome.TokenExpired.class,
                await(node.pairings.claim(typed(token, "other"), BOB, Optional.empty())));
        // Where there is no code, the absence of a digest is none either.
        TokenId plain = create();
        assertInstanceOf(LookOutcome.TokenExpired.class, look(typed(plain, "first")));
        assertInstanceOf(LookOutcome.TokenExpired.class, look(new Code.Scanned(new TokenId(plain.pairing(), 2))));
    }

    @Test
    void theWinnerWhoseAnswerWasLostGetsItAgainAlsoAfterTheCodeHasExpired() {
        node = nodeWith(settings().token(Duration.ofSeconds(1)));
        TokenId token = createWith("first").id();
        var key = Optional.of(new Idempotency("bob-key-1", "request-1"));
        await(node.pairings.claim(typed(token, "first"), BOB, key));
        eventually(() -> Long.parseLong(field(token.pairing(), "token:1")) <= redisNow());
        var again = await(node.pairings.claim(typed(token, "first"), BOB, key));
        assertTrue(assertInstanceOf(ClaimOutcome.Won.class, again).again());
    }

    @Test
    void whoTypesTheSameCodeLaterLosesAndThePresenterIsTold() {
        TokenId token = createWith("first").id();
        await(node.pairings.claim(typed(token, "first"), BOB, Optional.empty()));
        assertInstanceOf(LookOutcome.AlreadyClaimed.class, look(typed(token, "first")));
        assertEquals(List.of("paired"), kinds(token.pairing(), Role.PRESENTER));
        assertInstanceOf(
                ClaimOutcome.AlreadyClaimed.class,
                await(node.pairings.claim(typed(token, "first"), ALICE, Optional.empty())));
        // The look before it has not used up what tells of it.
        assertEquals(List.of("paired", "contention"), kinds(token.pairing(), Role.PRESENTER));
    }

    @Test
    void aLookChangesNothingAndTellsNobody() {
        TokenId token = createWith("first").id();
        var before = dump(token.pairing());
        var open = assertInstanceOf(LookOutcome.Open.class, look(typed(token, "first")));
        assertTrue(open.expiresIn().compareTo(Duration.ofSeconds(50)) > 0);
        assertInstanceOf(LookOutcome.Open.class, look(new Code.Scanned(token)));
        assertEquals(before, dump(token.pairing()));

        claimed(token);
        var claimed = dump(token.pairing());
        assertInstanceOf(LookOutcome.AlreadyClaimed.class, look(typed(token, "first")));
        assertInstanceOf(LookOutcome.AlreadyClaimed.class, look(new Code.Scanned(token)));
        assertEquals(claimed, dump(token.pairing()));

        await(node.pairings.end(token.pairing(), Outcome.REVOKED));
        assertEquals(new LookOutcome.Closed(Outcome.REVOKED), look(typed(token, "first")));
        assertInstanceOf(LookOutcome.Unknown.class, look(new Code.Typed(PairingId.random(), "first")));
    }

    private static List<String> dump(PairingId id) {
        return PairingKeys.of(id).stream()
                .map(key -> key.equals(PairingKeys.hash(id))
                        ? String.valueOf(REDIS.command("HGETALL", key))
                        : String.valueOf(REDIS.command("XRANGE", key, "-", "+")))
                .toList();
    }

    private Shown createWith(String digest) {
        return assertInstanceOf(
                        CreateOutcome.Created.class,
                        await(node.pairings.create(
                                ALICE,
                                TYPED,
                                Optional.empty(),
                                id -> Uni.createFrom().item(code(digest)))))
                .shown();
    }

    private RenewOutcome.Renewed renew(TokenId token, String digest) {
        return assertInstanceOf(RenewOutcome.Renewed.class, await(node.pairings.renew(token.pairing(), code(digest))));
    }

    private LookOutcome look(Code code) {
        return await(node.pairings.look(code));
    }

    private static Optional<UserCode> code(String digest) {
        return Optional.of(new UserCode("text", digest));
    }

    private static Code typed(TokenId token, String digest) {
        return new Code.Typed(token.pairing(), digest);
    }
}
