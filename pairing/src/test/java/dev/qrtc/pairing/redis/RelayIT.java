// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.TokenId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** relay.lua: numbered frames, and how much a mailbox holds. */
class RelayIT extends OnRealRedis {
    private PairingId id;
    private Seat presenter;
    private Seat scanner;

    @Override
    Settings settings() {
        return new Settings().mailbox(16, 131_072, 16);
    }

    @BeforeEach
    void bothAreHere() {
        id = paired();
        presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        scanner = join(id, Role.SCANNER, "scanner1", 1).seat();
    }

    @Test
    void aFrameArrivesAsItWasSent() {
        String frame = "{\"sdp\":\"v=0\\r\\n\",\"x\":\"\u00e4 \u2028 \ud83d\ude00 %s 'q'\"}";
        assertEquals(stored(1), describe(presenter, 1, frame));
        Mail last = mailbox(id, Role.SCANNER).getLast();
        assertEquals(frame, last.frame());
        assertEquals("description", last.kind());
        assertEquals(3, last.cursor().seq());
    }

    @Test
    void tagsDifferAlsoWhereTheNumbersAreTheSame() {
        var tags = new HashSet<Long>();
        for (long i = 1; i <= 10; i++) {
            candidate(presenter, i, "{}");
        }
        mailbox(id, Role.SCANNER).forEach(mail -> tags.add(mail.cursor().tag()));
        assertEquals(mailbox(id, Role.SCANNER).size(), tags.size());
    }

    @Test
    void aNumberCountsOnceAndNoneIsSkipped() {
        assertEquals(stored(1), describe(presenter, 1, "one"));
        assertEquals(repeated(1), describe(presenter, 1, "one again"));
        assertEquals(new FrameOutcome.Gap(1), describe(presenter, 3, "three"));
        assertEquals(new FrameOutcome.Gap(1), describe(presenter, Long.MAX_VALUE, "far"));
        assertEquals(repeated(1), describe(presenter, 0, "zero"));
        assertEquals(repeated(1), describe(presenter, -5, "negative"));
        assertEquals(stored(2), candidate(presenter, 2, "two"));
        assertEquals(
                List.of("one", "two"),
                mailbox(id, Role.SCANNER).stream().map(Mail::frame).skip(2).toList());
    }

    @Test
    void anOldSeatSaysNothingAnyMore() {
        join(id, Role.PRESENTER, "present1", 2);
        int before = mailbox(id, Role.SCANNER).size();
        assertEquals(new FrameOutcome.Stale(), describe(presenter, 1, "late"));
        assertEquals(new FrameOutcome.Stale(), describe(new Seat(id, Role.PRESENTER, 99), 1, "early"));
        assertEquals(new FrameOutcome.Stale(), describe(new Seat(id, Role.SCANNER, 99), 1, "nobody"));
        assertEquals(before, mailbox(id, Role.SCANNER).size());
    }

    @Test
    void thereIsNobodyToHearBeforeTheyArePairedNorAfter() {
        TokenId token = create();
        Seat early = join(token.pairing(), Role.PRESENTER, "present1", 1).seat();
        assertEquals(new FrameOutcome.NotPaired(), describe(early, 1, "{}"));
        claimed(token);
        assertEquals(stored(1), describe(early, 1, "{}"));
        await(node.pairings.end(token.pairing(), Outcome.CANCELLED));
        assertEquals(new FrameOutcome.NotPaired(), describe(early, 2, "{}"));
        assertEquals(new FrameOutcome.Unknown(), describe(new Seat(PairingId.random(), Role.SCANNER, 1), 1, "{}"));
    }

    @Test
    void aMailboxHoldsSoManyFramesAndThenOneMoreIsRefusedButNotLost() {
        for (long i = 1; i <= 16; i++) {
            assertEquals(stored(i), describe(presenter, i, "{}"));
        }
        assertEquals(new FrameOutcome.Full(), describe(presenter, 17, "{}"));
        assertEquals(stored(1), describe(scanner, 1, "the other way is free"));
        await(node.signaling.received(scanner, mailbox(id, Role.SCANNER).get(2).cursor()));
        assertEquals(stored(17), describe(presenter, 17, "{}"));
        assertEquals(new FrameOutcome.Full(), describe(presenter, 18, "{}"));
    }

    @Test
    void aMailboxHoldsSoManyBytesAndNotOneMore() {
        assertEquals(stored(1), describe(presenter, 1, "x".repeat(65_536)));
        assertEquals(new FrameOutcome.Full(), describe(presenter, 2, "x".repeat(65_537)));
        assertEquals(stored(2), describe(presenter, 2, "x".repeat(65_536)));
        assertEquals(new FrameOutcome.Full(), describe(presenter, 3, "x"));
        await(node.signaling.received(
                scanner, mailbox(id, Role.SCANNER).getLast().cursor()));
        assertEquals("0", field(id, "scanner:bytes"));
        assertEquals(stored(3), describe(presenter, 3, "x"));
    }

    @Test
    void bytesAreCountedNotCharacters() {
        assertEquals(stored(1), describe(presenter, 1, "\u20ac".repeat(43_690)));
        assertEquals(stored(2), describe(presenter, 2, "xx"));
        assertEquals(new FrameOutcome.Full(), describe(presenter, 3, "x"));
    }

    @Test
    void anInstanceSendsSoManyCandidatesAndTheNextCountsButGoesNowhere() {
        for (long i = 1; i <= 16; i++) {
            assertEquals(stored(i), candidate(presenter, i, "{}"));
            await(node.signaling.received(
                    scanner, mailbox(id, Role.SCANNER).getLast().cursor()));
        }
        assertEquals(new FrameOutcome.TooManyCandidates(17), candidate(presenter, 17, "{}"));
        assertEquals(List.of(), kinds(id, Role.SCANNER));
        assertEquals(stored(18), describe(presenter, 18, "{}"));
        Seat fresh = join(id, Role.PRESENTER, "present2", 1).seat();
        assertEquals(stored(1), candidate(fresh, 1, "{}"));
    }

    @Test
    void aFullMailboxHasRoomForControlFrames() {
        for (long i = 1; i <= 16; i++) {
            describe(presenter, i, "{}");
        }
        await(node.signaling.leave(presenter));
        join(id, Role.PRESENTER, "present1", 2);
        await(node.pairings.end(id, Outcome.CANCELLED));
        List<String> kinds = kinds(id, Role.SCANNER);
        assertEquals(List.of("peer", "peer", "bye"), kinds.subList(kinds.size() - 3, kinds.size()));
    }

    @Test
    void aPeerThatComesAndGoesDoesNotFillTheMailboxOfTheOther() {
        describe(scanner, 1, "stays");
        for (int i = 2; i < 102; i++) {
            await(node.signaling.leave(join(id, Role.SCANNER, "scanner1", i).seat()));
        }
        List<String> kinds = kinds(id, Role.PRESENTER);
        assertTrue(kinds.size() < 80, () -> kinds.size() + " frames");
        assertTrue(kinds.contains("paired") && kinds.contains("description"));
        assertTrue(mailbox(id, Role.PRESENTER).getLast().frame().contains("\"present\":false"));
        assertNotEquals("0", field(id, "presenter:control"));
        Seat back = join(id, Role.SCANNER, "scanner1", 200).seat();
        assertEquals(stored(2), describe(back, 2, "{}"));
    }
}
