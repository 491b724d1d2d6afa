// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(4);

    @Test
    void callersTakeTurns() {
        List.of("a1", "a2", "a3", "b1").forEach(this::add);
        assertEquals(List.of("a1", "b1", "a2", "a3"), rest());
    }

    @Test
    void whoHasMostMakesRoomForWhoHasFewer() {
        List.of("a1", "a2", "a3", "a4").forEach(this::add);
        assertEquals(Optional.of("a4"), add("b1"));
        assertEquals(Optional.of("a3"), add("b2"));
        assertEquals(Optional.of("b3"), add("b3"), "both have two");
        assertEquals(Optional.of("a5"), add("a5"), "both have two");
        assertEquals(List.of("a1", "b1", "a2", "b2"), rest());
    }

    @Test
    void whatIsRemovedLeavesItsPlace() {
        List.of("a1", "a2", "b1", "b2").forEach(this::add);
        assertTrue(queue.remove("a", "a1"));
        assertFalse(queue.remove("a", "a1"));
        assertEquals(3, queue.size());
        assertEquals(Optional.empty(), add("c1"));
        assertEquals(List.of("a2", "b1", "c1", "b2"), rest());
        assertEquals(0, queue.size());
    }

    @Test
    void withoutPlacesNobodyWaits() {
        FairQueue<String> none = new FairQueue<>(0);
        assertEquals(Optional.of("a1"), none.add("a", "a1"));
        assertEquals(Optional.empty(), none.poll());
    }

    private Optional<String> add(String entry) {
        return queue.add(entry.substring(0, 1), entry);
    }

    private List<String> rest() {
        List<String> all = new ArrayList<>();
        for (var next = queue.poll(); next.isPresent(); next = queue.poll()) {
            all.add(next.get());
        }
        return all;
    }
}
