// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.pairing.TokenId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The deadlines of prelude.lua: when a pairing ends by itself, and that whoever meets this applies it. */
class DeadlinesIT extends OnRealRedis {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aWaitingPairingExpires() {
        node = nodeWith(settings().token(SECOND).waiting(SECOND));
        PairingId id = create().pairing();
        assertEquals("waiting", state(id));
        eventually(() -> state(id).equals("closed: expired"));
        assertEquals(List.of(Outcome.EXPIRED), node.heard.ended);
    }

    @Test
    void aClaimThatNobodyConfirmsExpires() {
        node = nodeWith(settings().claimed(SECOND));
        TokenId token = create(CONFIRMED);
        claimed(token);
        eventually(() -> state(token.pairing()).equals("closed: expired"));
        assertEquals(List.of("claimed", "bye"), kinds(token.pairing(), Role.PRESENTER));
    }

    @Test
    void aPairIsLostWhereOneNeverJoined() {
        node = nodeWith(settings().join(SECOND));
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        eventually(() -> state(id).equals("closed: lost"));
        assertEquals(
                "{\"type\":\"bye\",\"reason\":\"lost\"}",
                mailbox(id, Role.SCANNER).getLast().frame());
    }

    @Test
    void aPairIsLostWhereBothAreAbsent() {
        node = nodeWith(settings().absent(SECOND));
        PairingId id = paired();
        bothLeave(id, false);
        eventually(() -> state(id).equals("closed: lost"));
    }

    @Test
    void aPairIsNotLostWhileOneIsHere() {
        node = nodeWith(settings().absent(SECOND).join(SECOND));
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        await(node.signaling.leave(join(id, Role.SCANNER, "scanner1", 1).seat()));
        long later = redisNow() + 1_500;
        eventually(() -> redisNow() > later);
        assertEquals("paired", state(id));
        join(id, Role.SCANNER, "scanner1", 2);
        assertEquals("paired", state(id));
    }

    @Test
    void whoComesBackInTimeStopsTheClock() {
        node = nodeWith(settings().absent(Duration.ofSeconds(2)));
        PairingId id = paired();
        bothLeave(id, false);
        join(id, Role.SCANNER, "scanner1", 2);
        long later = redisNow() + 2_500;
        eventually(() -> redisNow() > later);
        assertEquals("paired", state(id));
    }

    @Test
    void onceConnectedBothMayBeAbsentForLonger() {
        PairingId id = paired();
        bothLeave(id, true);
        long left = Math.max(millis(id, "presenter:left-at"), millis(id, "scanner:left-at"));
        assertEquals(left + 600_000, millis(id, "due"));
        PairingId other = paired();
        bothLeave(other, false);
        left = Math.max(millis(other, "presenter:left-at"), millis(other, "scanner:left-at"));
        assertEquals(left + 60_000, millis(other, "due"));
    }

    @Test
    void theConnectedAreLostInTheEndToo() {
        node = nodeWith(settings().absent(SECOND).absentConnected(SECOND));
        PairingId id = paired();
        bothLeave(id, true);
        eventually(() -> state(id).equals("closed: lost"));
    }

    @Test
    void theLongestSessionExpiresWithBothHere() {
        node = nodeWith(settings().session(SECOND));
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        join(id, Role.SCANNER, "scanner1", 1);
        eventually(() -> state(id).equals("closed: expired"));
    }

    @Test
    void whoeverMeetsADeadlineAppliesItFirst() {
        meets(id -> assertEquals("closed: expired", state(id)));
        meets(id -> assertInstanceOf(RenewOutcome.WrongState.class, await(node.pairings.renew(id))));
        meets(id -> assertInstanceOf(MoveOutcome.WrongState.class, await(node.pairings.confirm(id, true))));
        meets(id -> assertInstanceOf(MoveOutcome.WrongState.class, await(node.pairings.end(id, Outcome.CANCELLED))));
        meets(id -> assertEquals(new ClaimOutcome.Closed(Outcome.EXPIRED), claim(new TokenId(id, 1), EVE)));
        meets(id -> assertEquals(
                "closed", join(id, Role.PRESENTER, "present2", 1).pairing().state()));
        meets(id -> assertEquals(new FrameOutcome.NotPaired(), describe(seat(id, Role.PRESENTER), 1, "{}")));
        meets(id -> await(node.signaling.report(seat(id, Role.PRESENTER), 1, new Report.Connected("host"))));
        meets(id -> await(node.signaling.leave(seat(id, Role.PRESENTER))));
    }

    @Test
    void noMoveButTheRightOnesTouchesTheTimeOfAPair() {
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        join(id, Role.SCANNER, "scanner1", 1);
        long until = millis(id, "until");
        assertEquals(until, millis(id, "due"));
        describe(seat(id, Role.PRESENTER), 1, "{}");
        claim(new TokenId(id, 1), EVE);
        find(id);
        assertEquals(until, millis(id, "until"));
        assertEquals(until, millis(id, "due"));
    }

    private void meets(Consumer<PairingId> move) {
        TokenId token = create(new Policy(List.of(), false));
        claimed(token);
        PairingId id = token.pairing();
        join(id, Role.PRESENTER, "present1", 1);
        REDIS.command("HSET", PairingKeys.hash(id), "due", Long.toString(redisNow()), "due-as", "expired");
        node.heard.ended.clear();
        move.accept(id);
        assertEquals(List.of(Outcome.EXPIRED), node.heard.ended);
        assertEquals("closed: expired", state(id));
    }

    private void bothLeave(PairingId id, boolean connected) {
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        Seat scanner = join(id, Role.SCANNER, "scanner1", 1).seat();
        if (connected) {
            assertEquals(stored(1), await(node.signaling.report(scanner, 1, new Report.Connected("host"))));
        }
        await(node.signaling.leave(presenter));
        await(node.signaling.leave(scanner));
        assertTrue(field(id, "presenter:here").equals("0")
                && field(id, "scanner:here").equals("0"));
    }

    private static long millis(PairingId id, String field) {
        return Long.parseLong(field(id, field));
    }
}
