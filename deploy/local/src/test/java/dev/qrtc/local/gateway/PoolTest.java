// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final Pool pool = new Pool(List.of(1, 2));

    private int chosen() {
        return pool.choose(Set.of()).orElseThrow().upstream().port();
    }

    private List<Integer> chosen(int times) {
        return IntStream.range(0, times).map(n -> chosen()).sorted().boxed().toList();
    }

    @Test
    void whoIsAddedGetsWhatTheOthersHaveMoreOf() {
        assertEquals(List.of(1, 1, 2, 2), chosen(4));
        pool.add(3);
        assertEquals(List.of(3, 3), chosen(2));
        assertEquals(List.of(1, 2, 3), chosen(3));
    }

    @Test
    void whoIsRemovedGetsNothingNewAndKeepsWhatItHas() {
        var lease = pool.choose(Set.of()).orElseThrow();
        pool.remove(lease.upstream().port());
        assertEquals(1, lease.upstream().open());
        assertTrue(chosen(3).stream().noneMatch(port -> port == lease.upstream().port()));
        lease.lease().release();
        assertEquals(0, lease.upstream().open());
    }

    @Test
    void withoutReplicasThereIsNobody() {
        pool.remove(1);
        pool.remove(2);
        assertTrue(pool.choose(Set.of()).isEmpty());
    }
}
