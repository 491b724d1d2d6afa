// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qrtc.e2e.stack.RunningStack;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pairings that stay while others come and go: at each measurement these are open, and no other. */
final class Residents implements AutoCloseable {
    private static final int NUMBER = 20;

    private final List<Couple> couples;

    /** They come. */
    Residents(RunningStack stack) {
        couples = IntStream.range(0, NUMBER)
                .mapToObj(number -> Couple.joined(stack, number))
                .toList();
    }

    /** All talk on the connections that they have had from the beginning. */
    void talk() {
        for (var couple : couples) {
            assertFalse(
                    couple.terminal.socket().isClosed()
                            || couple.device.socket().isClosed(),
                    "somebody was cut off");
            couple.talk();
        }
    }

    /** All say goodbye, and have heard everything. */
    void leave() {
        couples.forEach(Couple::finish);
    }

    /** How many connections they have. */
    int connections() {
        return 2 * NUMBER;
    }

    /** The ids of their pairings. */
    Set<String> pairings() {
        return couples.stream().map(couple -> couple.terminal.pairing()).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        couples.forEach(Couple::close);
    }
}
