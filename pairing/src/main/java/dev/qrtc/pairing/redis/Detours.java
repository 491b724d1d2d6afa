// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Calls of keys whose slot is moving to another node: those of one key are said one after another, in the order in which
 * they were first written, until none is left; other keys are not held up.
 */
final class Detours {
    private final Map<String, PriorityQueue<StoreCall>> byKey = new HashMap<>();

    /** Whether a call has to wait for others of its key. */
    boolean holds(StoreCall call) {
        return !byKey.isEmpty() && byKey.containsKey(call.key());
    }

    void add(StoreCall call) {
        byKey.computeIfAbsent(call.key(), key -> new PriorityQueue<>(Comparator.comparingLong(StoreCall::number)))
                .add(call);
    }

    /** Gives the next call of each key to {@code again}, but for keys of which others are not answered yet. */
    void advance(Predicate<String> isUnderWay, Consumer<StoreCall> again) {
        for (String key : List.copyOf(byKey.keySet())) {
            PriorityQueue<StoreCall> calls = byKey.get(key);
            if (calls != null && !isUnderWay.test(key)) {
                StoreCall next = calls.poll();
                if (next == null) {
                    byKey.remove(key);
                } else {
                    again.accept(next);
                }
            }
        }
    }

    /** Fails the calls that were asked for before {@code nanoTime}. */
    void giveUpOn(long nanoTime) {
        for (PriorityQueue<StoreCall> calls : byKey.values()) {
            for (StoreCall next = calls.peek(); next != null && next.askedAt() - nanoTime < 0; next = calls.peek()) {
                calls.remove();
                next.fail("the slot of this moves for too long");
            }
        }
    }

    /** Forgets all calls, and gives them. */
    List<StoreCall> clear() {
        var all = new ArrayList<StoreCall>();
        byKey.values().forEach(all::addAll);
        byKey.clear();
        return all;
    }
}
