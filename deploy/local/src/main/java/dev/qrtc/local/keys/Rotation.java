// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a set of keys by a rotation.
 *
 * @param keys all that the file shall have
 * @param added the new ones among them
 * @param dropped those that it had, and of which no token can be good any more; or that were withdrawn
 */
record Rotation(List<StoredKey> keys, List<StoredKey> added, List<StoredKey> dropped) {
    // The longest life that can be configured: a pairing that waits (1 h), is claimed (10 min) and lasts (7 days).
    private static final Duration LONGEST_LIFE = Duration.ofDays(8);

    /**
     * What is wished for.
     *
     * @param kinds which keys shall be followed by new ones
     * @param pairing the algorithm of a new pairing key; empty for that of the one before
     * @param lead how long before it signs a new key is published
     * @param force also where a new key of that kind waits already
     * @param withdraw whether the older keys of these kinds shall be gone at once, with all tokens that they signed
     */
    record Wish(Set<Kind> kinds, Optional<Algorithm> pairing, Duration lead, boolean force, boolean withdraw) {}

    /** @throws IllegalArgumentException with a sentence, where a key waits already */
    static Rotation of(List<StoredKey> before, Wish wish, Instant now) {
        List<StoredKey> kept = new ArrayList<>();
        List<StoredKey> dropped = new ArrayList<>();
        for (StoredKey key : before) {
            boolean isWithdrawn = wish.withdraw() && wish.kinds().contains(key.kind());
            (isWithdrawn || isOver(key, before, now) ? dropped : kept).add(key);
        }
        List<StoredKey> added = new ArrayList<>();
        for (Kind kind : wish.kinds()) {
            added.add(successor(kind, before, kept, wish, now));
        }
        List<StoredKey> all = new ArrayList<>(kept);
        all.addAll(added);
        return new Rotation(List.copyOf(all), List.copyOf(added), List.copyOf(dropped));
    }

    private static StoredKey successor(Kind kind, List<StoredKey> keys, List<StoredKey> kept, Wish wish, Instant now) {
        Optional<StoredKey> last =
                keys.stream().filter(key -> key.kind() == kind).max(Comparator.comparing(StoredKey::signsFrom));
        if (last.isPresent() && last.get().signsFrom().isAfter(now) && !wish.force() && !wish.withdraw()) {
            throw new IllegalArgumentException("The " + last.get() + " waits already, and begins to sign at "
                    + last.get().signsFrom() + ": rotate again then, or add --force.");
        }
        Instant start = Instant.ofEpochSecond(now.plus(wish.lead()).getEpochSecond());
        // Of two keys with one time the older would sign.
        while (startsAt(kept, kind, start)) {
            start = start.plusSeconds(1);
        }
        Algorithm before = last.map(StoredKey::algorithm).orElse(kind.usual());
        return StoredKey.generate(kind, kind == Kind.PAIRING ? wish.pairing().orElse(before) : before, start);
    }

    private static boolean startsAt(List<StoredKey> keys, Kind kind, Instant start) {
        return keys.stream()
                .anyMatch(key -> key.kind() == kind && key.signsFrom().equals(start));
    }

    // The service knows how long its tokens live, and forgets a key at its time; this only keeps the file short.
    private static boolean isOver(StoredKey key, List<StoredKey> all, Instant now) {
        return all.stream()
                .filter(other -> other.kind() == key.kind() && other.signsFrom().isAfter(key.signsFrom()))
                .map(StoredKey::signsFrom)
                .anyMatch(next -> next.plus(LONGEST_LIFE).isBefore(now));
    }
}
