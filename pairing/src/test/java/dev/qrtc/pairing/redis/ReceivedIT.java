// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** received.lua. */
class ReceivedIT extends OnRealRedis {
    private PairingId id;
    private Seat presenter;
    private Seat scanner;

    @BeforeEach
    void bothAreHere() {
        id = paired();
        presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        scanner = join(id, Role.SCANNER, "scanner1", 1).seat();
        describe(presenter, 1, "one");
        describe(presenter, 2, "two");
    }

    @Test
    void everythingUpToTheCursorIsLetGo() {
        await(node.signaling.received(scanner, place(2)));
        assertEquals(List.of("description"), kinds(id, Role.SCANNER));
        assertEquals("1", field(id, "scanner:count"));
        assertEquals("3", field(id, "scanner:bytes"));
        assertEquals("0", field(id, "scanner:control"));
    }

    @Test
    void aPlaceThatIsNoneOrAnOldSeatLetsNothingGo() {
        Cursor last = place(3);
        await(node.signaling.received(scanner, new Cursor(last.seq(), last.tag() ^ 1)));
        await(node.signaling.received(scanner, new Cursor(last.seq() + 100, last.tag())));
        await(node.signaling.received(scanner, Cursor.START));
        await(node.signaling.received(new Seat(id, Role.SCANNER, 7), last));
        await(node.signaling.received(new Seat(PairingId.random(), Role.SCANNER, 1), last));
        assertEquals(4, mailbox(id, Role.SCANNER).size());
    }

    @Test
    void anEarlierPlaceSaidLateTakesNothingBack() {
        Cursor early = place(1);
        Cursor late = place(3);
        await(node.signaling.received(scanner, late));
        await(node.signaling.received(scanner, early));
        assertEquals(late.toString(), field(id, "scanner:read"));
        assertTrue(resume(id, Role.SCANNER, "scanner1", 2, late, 0).continuous());
    }

    @Test
    void aDroppedFrameIsAPlaceToo() {
        Cursor dropped = place(2);
        join(id, Role.PRESENTER, "present2", 1);
        await(node.signaling.received(scanner, dropped));
        assertEquals(List.of("peer"), kinds(id, Role.SCANNER));
        assertEquals(dropped.toString(), field(id, "scanner:read"));
    }

    @Test
    void aDroppedFrameSaidLateTakesNothingBackEither() {
        Cursor dropped = place(2);
        join(id, Role.PRESENTER, "present2", 1);
        Cursor late = mailbox(id, Role.SCANNER).getLast().cursor();
        await(node.signaling.received(scanner, late));
        await(node.signaling.received(scanner, dropped));
        assertEquals(late.toString(), field(id, "scanner:read"));
    }

    private Cursor place(int index) {
        return mailbox(id, Role.SCANNER).get(index).cursor();
    }
}
