// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.TokenId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** end.lua, and what is left of a closed pairing. */
class EndIT extends OnRealRedis {
    @Test
    void cancelTellsBothAndIsCountedOnce() {
        PairingId id = paired();
        long version = find(id).version();
        assertInstanceOf(MoveOutcome.Moved.class, await(node.pairings.end(id, Outcome.CANCELLED)));
        assertInstanceOf(MoveOutcome.WrongState.class, await(node.pairings.end(id, Outcome.REVOKED)));
        assertEquals("closed: cancelled", state(id));
        assertEquals(version + 1, find(id).version());
        assertEquals(List.of("paired", "bye"), kinds(id, Role.PRESENTER));
        assertEquals(List.of("paired", "bye"), kinds(id, Role.SCANNER));
        assertEquals(List.of(Outcome.CANCELLED), node.heard.ended);
        assertInstanceOf(MoveOutcome.Unknown.class, await(node.pairings.end(PairingId.random(), Outcome.CANCELLED)));
    }

    @Test
    void whoComesBackStillReadsWhyAndThenAllKeysGoTogether() {
        node = nodeWith(settings().keep(Duration.ofSeconds(1)));
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        await(node.pairings.end(id, Outcome.REVOKED));
        var late = join(id, Role.SCANNER, "scanner1", 1);
        assertEquals("closed", late.pairing().state());
        assertEquals(
                "{\"type\":\"bye\",\"reason\":\"revoked\"}",
                late.mail().getLast().frame());
        eventually(() -> keys("qrtc:{*").isEmpty());
    }

    @Test
    void theVersionRisesWithEachVisibleChangeOnly() {
        TokenId token = create(CONFIRMED);
        PairingId id = token.pairing();
        await(node.pairings.renew(id));
        assertEquals(1, find(id).version());
        claimed(token);
        assertEquals(2, find(id).version());
        join(id, Role.PRESENTER, "present1", 1);
        assertEquals(2, find(id).version());
        await(node.pairings.confirm(id, true));
        assertEquals(3, find(id).version());
        await(node.pairings.end(id, Outcome.CANCELLED));
        assertEquals(4, find(id).version());
        assertTrue(find(id).remaining().compareTo(Duration.ofMinutes(9)) > 0);
    }
}
