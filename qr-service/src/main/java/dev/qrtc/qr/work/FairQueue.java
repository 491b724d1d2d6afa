// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What waits, by caller: each caller's own in their order, and the callers take turns. However many one caller has waiting,
 * another waits for one of them only. Where it is full, the caller with the most waiting makes room for one with fewer.
 */
final class FairQueue<T> {
    private final int places;
    private final Map<Object, Deque<T>> byCaller = new LinkedHashMap<>();
    private int size;

    /** @param places most entries that wait at once */
    FairQueue(int places) {
        this.places = places;
    }

    /** Who had to leave for the new entry: nobody, another, or the new one itself. */
    synchronized Optional<T> add(Object caller, T entry) {
        Optional<T> leaves = size < places ? Optional.empty() : Optional.of(makeRoom(caller, entry));
        if (leaves.filter(entry::equals).isPresent()) {
            return leaves;
        }
        byCaller.computeIfAbsent(caller, first -> new ArrayDeque<>()).addLast(entry);
        size++;
        return leaves;
    }

    private T makeRoom(Object caller, T entry) {
        int own = waiting(caller) + 1;
        return byCaller.entrySet().stream()
                .max(Comparator.comparingInt(other -> other.getValue().size()))
                .filter(most -> most.getValue().size() > own)
                .map(most -> {
                    size--;
                    return most.getValue().removeLast();
                })
                .orElse(entry);
    }

    /** The entry whose turn it is; its caller's next one comes after those of all others. */
    synchronized Optional<T> poll() {
        var first = byCaller.entrySet().iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        var turn = first.next();
        first.remove();
        T entry = turn.getValue().removeFirst();
        if (!turn.getValue().isEmpty()) {
            byCaller.put(turn.getKey(), turn.getValue());
        }
        size--;
        return Optional.of(entry);
    }

    /** Whether the entry was still waiting. */
    synchronized boolean remove(Object caller, T entry) {
        Deque<T> own = byCaller.get(caller);
        if (own == null || !own.remove(entry)) {
            return false;
        }
        if (own.isEmpty()) {
            byCaller.remove(caller);
        }
        size--;
        return true;
    }

    synchronized int size() {
        return size;
    }

    private int waiting(Object caller) {
        Deque<T> own = byCaller.get(caller);
        return own == null ? 0 : own.size();
    }
}
