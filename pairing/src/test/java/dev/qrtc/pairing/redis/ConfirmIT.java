// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.PairingStore.MoveOutcome.Moved;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.pairing.TokenId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** confirm.lua. */
class ConfirmIT extends OnRealRedis {
    @Test
    void aClaimThatMustBeConfirmedTellsThePresenterAloneAndWaits() {
        TokenId token = create(CONFIRMED);
        var pairing = assertInstanceOf(Pairing.Claimed.class, claimed(token));
        assertEquals(BOB, pairing.won().scanner());
        assertEquals(Duration.ofSeconds(60), pairing.remaining());
        assertEquals(List.of("claimed"), kinds(token.pairing(), Role.PRESENTER));
        assertEquals(List.of(), kinds(token.pairing(), Role.SCANNER));
        var scanner = join(token.pairing(), Role.SCANNER, "scanner1", 1);
        assertEquals(new FrameOutcome.NotPaired(), describe(scanner.seat(), 1, "{}"));
    }

    @Test
    void acceptPairsThem() {
        PairingId id = claimedPairing();
        long version = find(id).version();
        var moved = assertInstanceOf(Moved.class, await(node.pairings.confirm(id, true)));
        assertInstanceOf(Pairing.Paired.class, moved.pairing());
        assertEquals(version + 1, moved.pairing().version());
        assertEquals(Duration.ofHours(12), moved.pairing().remaining());
        assertEquals(List.of("claimed", "paired"), kinds(id, Role.PRESENTER));
        assertEquals(List.of("paired"), kinds(id, Role.SCANNER));
    }

    @Test
    void rejectClosesAndBothReadIt() {
        PairingId id = claimedPairing();
        assertInstanceOf(Moved.class, await(node.pairings.confirm(id, false)));
        assertEquals("closed: rejected", state(id));
        assertEquals(List.of("claimed", "bye"), kinds(id, Role.PRESENTER));
        assertEquals(
                "{\"type\":\"bye\",\"reason\":\"rejected\"}",
                mailbox(id, Role.SCANNER).getLast().frame());
        assertEquals(
                List.of("rejected"),
                node.heard.ended.stream().map(o -> o.wire()).toList());
    }

    @Test
    void aConfirmationCountsOnce() {
        PairingId id = claimedPairing();
        await(node.pairings.confirm(id, true));
        assertInstanceOf(MoveOutcome.WrongState.class, await(node.pairings.confirm(id, false)));
        assertInstanceOf(MoveOutcome.WrongState.class, await(node.pairings.confirm(id, true)));
        assertEquals("paired", state(id));
        assertInstanceOf(MoveOutcome.Unknown.class, await(node.pairings.confirm(PairingId.random(), true)));
    }

    @Test
    void stagesAreTimedAlsoWhereBothWereHereBeforeTheyWerePaired() {
        PairingId id = claimedPairing();
        var presenter = join(id, Role.PRESENTER, "present1", 1);
        join(id, Role.SCANNER, "scanner1", 1);
        await(node.pairings.confirm(id, true));
        await(node.signaling.report(presenter.seat(), 1, new Report.Connected("host")));
        assertEquals(1, node.heard.joined.size());
        assertEquals(1, node.heard.connected.size());
        assertTrue(node.heard.connected.getFirst().compareTo(Duration.ofMinutes(1)) < 0);
    }

    private PairingId claimedPairing() {
        TokenId token = create(CONFIRMED);
        claimed(token);
        return token.pairing();
    }
}
