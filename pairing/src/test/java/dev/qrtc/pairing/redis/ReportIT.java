// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Report;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** report.lua: connected, failed and bye. */
class ReportIT extends OnRealRedis {
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
    void byeCompletesAndBothMailboxesSaySo() {
        assertEquals(stored(1), report(presenter, 1, new Report.Bye(false)));
        assertEquals("closed: completed", state(id));
        assertEquals(
                "{\"type\":\"bye\",\"reason\":\"completed\"}",
                mailbox(id, Role.PRESENTER).getLast().frame());
        assertEquals(
                "{\"type\":\"bye\",\"reason\":\"completed\"}",
                mailbox(id, Role.SCANNER).getLast().frame());
        assertEquals(List.of(Outcome.COMPLETED), node.heard.ended);
    }

    @Test
    void aByeThatSaysFailedFails() {
        report(scanner, 1, new Report.Bye(true));
        assertEquals("closed: failed", state(id));
    }

    @Test
    void aSecondByeChangesNothing() {
        report(presenter, 1, new Report.Bye(false));
        assertEquals(stored(1), report(scanner, 1, new Report.Bye(true)));
        assertEquals("closed: completed", state(id));
        assertEquals(List.of(Outcome.COMPLETED), node.heard.ended);
        assertEquals(1, kinds(id, Role.SCANNER).stream().filter("bye"::equals).count());
    }

    @Test
    void reportsShareTheirNumbersWithRelayedFrames() {
        assertEquals(stored(1), describe(presenter, 1, "{}"));
        assertEquals(repeated(1), report(presenter, 1, new Report.Bye(false)));
        assertEquals(new FrameOutcome.Gap(1), report(presenter, 3, new Report.Bye(false)));
        assertEquals(new FrameOutcome.Stale(), report(new Seat(id, Role.PRESENTER, 9), 2, new Report.Bye(false)));
        assertEquals("paired", state(id));
        assertEquals(stored(2), report(presenter, 2, new Report.Failed("ice")));
        assertEquals(stored(3), candidate(presenter, 3, "{}"));
        assertEquals("paired", state(id));
        var nobody = new Seat(PairingId.random(), Role.PRESENTER, 1);
        assertEquals(new FrameOutcome.Unknown(), report(nobody, 1, new Report.Failed("ice")));
    }

    @Test
    void connectedIsTimedOnceAPairing() {
        report(presenter, 1, new Report.Connected("host"));
        report(scanner, 1, new Report.Connected("relay"));
        assertEquals(1, node.heard.connected.size());
        assertEquals(1, node.heard.connectedSinceClaim.size());
        assertTrue(node.heard.connectedSinceClaim.getFirst().compareTo(node.heard.connected.getFirst()) >= 0);
        assertEquals(1, node.heard.joined.size());
    }

    private FrameOutcome report(Seat seat, long number, Report report) {
        return await(node.signaling.report(seat, number, report));
    }
}
