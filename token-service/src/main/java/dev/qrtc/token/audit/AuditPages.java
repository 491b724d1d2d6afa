// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log forward, changes and refusals as one. A page never changes: what is written meanwhile comes after all that
 * was there.
 */
@Singleton
class AuditPages {
    private static final int BATCH = 500;
    // One call reads no more than this, however little of it matches.
    private static final int MOST_READ = 5_000;

    private final AuditStore store;

    AuditPages(AuditStore store) {
        this.store = store;
    }

    /** The entries after {@code after} that match, {@code limit} at most. */
    Uni<AuditPage> page(AuditFilter filter, Optional<String> after, int limit) {
        return new Reading(filter, after.orElse(null), limit).go();
    }

    private final class Reading {
        private final AuditFilter filter;
        private final int limit;
        private final List<AuditEntry> found = new ArrayList<>();
        private @Nullable String position;
        private int read;

        Reading(AuditFilter filter, @Nullable String after, int limit) {
            this.filter = filter;
            this.position = after;
            this.limit = limit;
        }

        Uni<AuditPage> go() {
            return store.read(from(), to(), BATCH).chain(batch -> {
                var known = merged(batch);
                for (var entry : known) {
                    if (found.size() == limit || read == MOST_READ) {
                        return page(true);
                    }
                    read++;
                    position = entry.id();
                    if (filter.matches(entry)) {
                        found.add(entry);
                    }
                }
                var isAll = batch.changes().size() < BATCH && batch.refusals().size() < BATCH;
                return isAll ? page(false) : go();
            });
        }

        private Uni<AuditPage> page(boolean more) {
            return Uni.createFrom().item(new AuditPage(List.copyOf(found), position, more));
        }

        private String from() {
            var since = filter.since();
            return Optional.ofNullable(position)
                    .filter(id -> since.map(instant -> !AuditEntry.time(id).isBefore(instant))
                            .orElse(true))
                    .map(id -> "(" + id)
                    .orElseGet(() -> since.map(instant -> Long.toString(instant.toEpochMilli()))
                            .orElse("-"));
        }

        private String to() {
            return filter.until()
                    .map(instant -> Long.toString(instant.toEpochMilli()))
                    .orElse("+");
        }
    }

    // Of a kind of which there is more nothing is known beyond its last: what the other has there comes with the next
    // batch.
    private static List<AuditEntry> merged(AuditStore.Batch batch) {
        var horizon = Stream.of(batch.changes(), batch.refusals())
                .filter(kind -> kind.size() == BATCH)
                .map(List::getLast)
                .min(AuditEntry.BY_ID);
        return Stream.concat(batch.changes().stream(), batch.refusals().stream())
                .filter(entry -> horizon.map(last -> AuditEntry.BY_ID.compare(entry, last) <= 0)
                        .orElse(true))
                .sorted(AuditEntry.BY_ID)
                .toList();
    }
}
