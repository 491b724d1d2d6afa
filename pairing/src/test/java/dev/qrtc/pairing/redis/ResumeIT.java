// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** join.lua: what a peer that comes back gets, and when continuity is called lost. */
class ResumeIT extends OnRealRedis {
    private PairingId id;
    private Seat presenter;
    private Seat scanner;

    @BeforeEach
    void bothAreHere() {
        id = paired();
        presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        scanner = join(id, Role.SCANNER, "scanner1", 1).seat();
    }

    @Test
    void aPeerGetsExactlyWhatItMissed() {
        describe(presenter, 1, "one");
        Cursor read = mailbox(id, Role.SCANNER).getLast().cursor();
        candidate(presenter, 2, "two");
        candidate(presenter, 3, "three");
        Joined back = resume(id, Role.SCANNER, "scanner1", 2, read, 0);
        assertEquals(List.of("two", "three"), frames(back));
        assertTrue(back.continuous());
        assertEquals(back.mail().getLast().cursor().seq(), back.head());
        Joined again =
                resume(id, Role.SCANNER, "scanner1", 3, back.mail().getLast().cursor(), 0);
        assertEquals(List.of(), frames(again));
        assertTrue(again.continuous());
    }

    @Test
    void anotherReplicaGivesTheSame() {
        describe(presenter, 1, "one");
        node = nodeWith(settings());
        assertEquals("one", frames(join(id, Role.SCANNER, "scanner1", 2)).getLast());
        assertEquals(node.channel.replica().value(), field(id, "scanner:replica"));
    }

    @Test
    void whoComesBackReadsWhatTheStoreHasOfIt() {
        describe(scanner, 1, "one");
        candidate(scanner, 2, "two");
        assertEquals(2, resume(id, Role.SCANNER, "scanner1", 2, Cursor.START, 2).lastId());
    }

    @Test
    void aPlaceThatNeverWasCallsBothToResync() {
        describe(presenter, 1, "one");
        Cursor last = mailbox(id, Role.SCANNER).getLast().cursor();
        Joined back = resume(id, Role.SCANNER, "scanner1", 2, new Cursor(last.seq(), last.tag() ^ 1), 0);
        assertFalse(back.continuous());
        assertEquals(List.of("resync", "paired", "peer"), kindsOf(back));
        assertEquals("resync", kinds(id, Role.PRESENTER).getLast());
        Joined far = resume(id, Role.SCANNER, "scanner1", 3, new Cursor(999_999_999_999_999L, 9_999_999_999L), 0);
        assertFalse(far.continuous());
    }

    @Test
    void anAcknowledgementThatTheStoreHasLostCallsBothToResync() {
        describe(scanner, 1, "one");
        Cursor read = mailbox(id, Role.SCANNER).getLast().cursor();
        Joined back = resume(id, Role.SCANNER, "scanner1", 2, read, 2);
        assertFalse(back.continuous());
        assertEquals(1, back.lastId());
        assertEquals(List.of("resync"), kindsOf(back));
        assertEquals("resync", kinds(id, Role.PRESENTER).getLast());
    }

    @Test
    void withoutAPeerThereIsNobodyToResync() {
        PairingId lonely = create().pairing();
        join(lonely, Role.PRESENTER, "present1", 1);
        assertFalse(resume(lonely, Role.PRESENTER, "present1", 2, new Cursor(7, 7), 0)
                .continuous());
        assertEquals(List.of(), kinds(lonely, Role.SCANNER));
    }

    @Test
    void whoHadReadToADroppedFrameGoesOnWithoutResync() {
        describe(presenter, 1, "one");
        candidate(presenter, 2, "two");
        candidate(presenter, 3, "three");
        List<Mail> before = mailbox(id, Role.SCANNER);
        join(id, Role.PRESENTER, "present2", 1);
        long attempt = 2;
        for (Mail read : before) {
            Joined back = resume(id, Role.SCANNER, "scanner1", attempt++, read.cursor(), 0);
            assertTrue(back.continuous(), "after " + read);
            assertEquals("peer", kindsOf(back).getLast());
            assertFalse(kindsOf(back).contains("description"));
        }
    }

    @Test
    void aFrameThatWasDroppedLongAgoIsStillKnown() {
        describe(presenter, 1, "one");
        Cursor read = mailbox(id, Role.SCANNER).getLast().cursor();
        for (int i = 2; i < 6; i++) {
            Seat newest = join(id, Role.PRESENTER, "present" + i, 1).seat();
            describe(newest, 1, "offer " + i);
        }
        assertTrue(resume(id, Role.SCANNER, "scanner1", 2, read, 0).continuous());
    }

    @Test
    void whatWasReceivedIsNotSentAgainAndItsPlaceStaysKnown() {
        describe(presenter, 1, "one");
        Cursor read = mailbox(id, Role.SCANNER).getLast().cursor();
        await(node.signaling.received(scanner, read));
        Joined back = resume(id, Role.SCANNER, "scanner1", 2, read, 0);
        assertTrue(back.continuous());
        assertEquals(List.of(), frames(back));
    }

    private static List<String> frames(Joined joined) {
        return joined.mail().stream().map(Mail::frame).toList();
    }

    private static List<String> kindsOf(Joined joined) {
        return joined.mail().stream().map(Mail::kind).toList();
    }
}
