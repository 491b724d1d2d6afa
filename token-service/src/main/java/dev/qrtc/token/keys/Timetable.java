// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.TokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which key does what when. A key is published from the moment it is known, signs from its own time on until the next one's
 * of its kind, and is kept until the last token that it may have signed has expired. All of it follows from the file and the
 * clock: so every replica comes to the same answer, however late it read the file within the time before a key signs.
 */
final class Timetable {
    private final List<SigningKey> keys;
    private final Map<String, Entry> byId;

    /**
     * @param keys at least one of each kind
     * @param lives the longest life of a token of each kind
     * @param skew by how much two machines' clocks may differ
     */
    Timetable(List<SigningKey> keys, Map<TokenKind, Duration> lives, Duration skew) {
        this.keys = List.copyOf(keys);
        this.byId = keys.stream()
                .map(key -> new Entry(
                        key,
                        successor(key)
                                .map(next -> next.plus(life(lives, key.kind())).plus(skew))))
                .collect(Collectors.toUnmodifiableMap(entry -> entry.key().id(), Function.identity()));
    }

    /** @param end when nothing that it signed can be good any more; empty while no key follows */
    private record Entry(SigningKey key, Optional<Instant> end) {
        boolean isLive(Instant now) {
            return end.map(now::isBefore).orElse(true);
        }
    }

    private static Duration life(Map<TokenKind, Duration> lives, TokenKind kind) {
        return Optional.ofNullable(lives.get(kind))
                .orElseThrow(() -> new IllegalStateException("nobody says how long a " + kind.wire() + " token lives"));
    }

    // Keys with one time stand in the order of the file: the first signs, the others only verify.
    private Optional<Instant> successor(SigningKey key) {
        return ofKind(key.kind()).stream()
                .map(SigningKey::signsFrom)
                .filter(start -> start.isAfter(key.signsFrom()))
                .min(Comparator.naturalOrder());
    }

    private List<SigningKey> ofKind(TokenKind kind) {
        return keys.stream().filter(key -> key.kind() == kind).toList();
    }

    /** All of them, as the file has them. */
    List<SigningKey> keys() {
        return keys;
    }

    /** The key that signs: the last that has begun. Where none has, the one that begins first: there is no other. */
    SigningKey signer(TokenKind kind, Instant now) {
        var ofKind = ofKind(kind);
        return ofKind.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((best, next) -> next.signsFrom().isAfter(best.signsFrom()) ? next : best)
                .or(() -> ofKind.stream().min(Comparator.comparing(SigningKey::signsFrom)))
                .orElseThrow();
    }

    /** The key of that id, unless it has come to its end. */
    Optional<SigningKey> find(String id, Instant now) {
        return Optional.ofNullable(byId.get(id))
                .filter(entry -> entry.isLive(now))
                .map(Entry::key);
    }

    /** Those that verify: also the ones that will sign, and the ones that did. */
    List<SigningKey> live(Instant now) {
        return keys.stream().filter(key -> find(key.id(), now).isPresent()).toList();
    }
}
