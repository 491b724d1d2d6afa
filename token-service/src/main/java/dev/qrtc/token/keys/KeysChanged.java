// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * This replica has another set of keys than before: a CDI event, fired once for each change that changes anything, and once
 * at the start with the keys that are there then. It comes on a thread that may block, and never on an event loop.
 *
 * <p>Every replica sees the same change by itself. What is one change for all of them has the same {@code previous} and
 * {@code digest}: so who writes it down once for all replicas can tell it by these.
 *
 * @param ids of the keys in the file, retired ones included
 * @param added ids that were not there before; all of them at the start
 * @param removed ids that are not there any more
 * @param previous the digest before; empty at the start
 * @param digest SHA-256 in hex of what may be known of the keys: ids, kinds, algorithms, times and public halves. Nothing of a
 *     secret goes into it
 */
public record KeysChanged(
        Set<String> ids, Set<String> added, Set<String> removed, Optional<String> previous, String digest) {
    public KeysChanged {
        ids = Set.copyOf(ids);
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    static KeysChanged start(List<SigningKey> keys) {
        return new KeysChanged(ids(keys), ids(keys), Set.of(), Optional.empty(), KeyDigest.of(keys));
    }

    static KeysChanged between(List<SigningKey> before, List<SigningKey> after) {
        return new KeysChanged(
                ids(after),
                without(ids(after), ids(before)),
                without(ids(before), ids(after)),
                Optional.of(KeyDigest.of(before)),
                KeyDigest.of(after));
    }

    private static Set<String> ids(List<SigningKey> keys) {
        return keys.stream().map(SigningKey::id).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        var rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
