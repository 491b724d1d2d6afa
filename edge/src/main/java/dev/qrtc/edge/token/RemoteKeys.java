// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import dev.qrtc.edge.mode.Misconfigured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that somebody else gives, fetched in the background and again when a token names an unknown one. A fetch
 * that fails changes nothing at first: the keys that are there stay, for as long as {@link TokenConfig.Jwks#maxStale()} says.
 * After that nobody knows which of them were withdrawn, and none is believed any more. A set of others that holds no key is no
 * failure: somebody has withdrawn the last one. We ourselves never publish such a set.
 */
public final class RemoteKeys implements KeySource {
    private static final Logger LOG = Logger.getLogger(RemoteKeys.class);
    private static final Duration READING = Duration.ofSeconds(10);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final KeyFetch source;
    private final KeyRule rule;
    private final TokenConfig.Jwks config;
    private final AtomicReference<@Nullable Uni<Void>> running = new AtomicReference<>();
    private volatile Fetched fetched = new Fetched(false, Map.of(), System.nanoTime());
    private volatile long lastFetch = System.nanoTime() - Duration.ofDays(1).toNanos();
    private volatile long lastComplaint = lastFetch;

    /**
     * Not fetched yet: {@link #start()}.
     *
     * @param rule which of the keys may be used
     */
    public RemoteKeys(Vertx vertx, KeyFetch source, KeyRule rule, TokenConfig.Jwks config) {
        this.vertx = vertx;
        this.source = source;
        this.rule = rule;
        this.config = config;
    }

    /**
     * The keys in a file, which is read anew all the time, from {@link #start()} on. It must be good now: with keys, or
     * plainly without one ({@code "keys": []}).
     *
     * @param property that names the file
     * @throws Misconfigured where it is not
     */
    public static RemoteKeys in(Vertx vertx, String property, Path file, KeyRule rule, TokenConfig.Jwks config) {
        var source = KeyFetch.in(vertx, file);
        if (!isGood(property, source, rule)) {
            throw new Misconfigured(property, "names a JWK set without a key for these algorithms.");
        }
        return new RemoteKeys(vertx, source, rule, config);
    }

    private static boolean isGood(String property, KeyFetch source, KeyRule rule) {
        try {
            var json = source.text().await().atMost(READING);
            return !KeySet.parse(json, rule).isEmpty() || KeySet.isEmpty(json);
        } catch (RuntimeException e) {
            throw new Misconfigured(property, "names a file that is no JWK set or cannot be read.");
        }
    }

    private record Fetched(boolean ever, Map<String, VerificationKey> keys, long at) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - at);
        }
    }

    /** Begins to fetch, for as long as Vert.x lives. */
    public void start() {
        fetch().subscribe().with(done -> {
            var delay = fetched.ever() ? config.refresh() : FIRST_RETRY;
            vertx.setTimer(Math.max(1, delay.toMillis()), timer -> start());
        });
    }

    @Override
    public boolean hasKeys() {
        return !believed().isEmpty();
    }

    /** For how long the keys have been those of the last good fetch; since it was made, where there was none yet. */
    public Duration age() {
        return fetched.age();
    }

    @Override
    public Uni<Optional<VerificationKey>> find(String keyId) {
        var known = believed().get(keyId);
        var fetching = running.get();
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        if (fetching == null
                && System.nanoTime() - lastFetch < config.minInterval().toNanos()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return fetch().map(done -> Optional.ofNullable(believed().get(keyId)));
    }

    // Whoever asks while a fetch runs waits for that one.
    private Uni<Void> fetch() {
        var mine = source.text()
                .invoke(this::take)
                .onFailure()
                .invoke(this::complain)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid()
                .onTermination()
                .invoke(() -> running.set(null))
                .memoize()
                .indefinitely();
        var other = running.compareAndExchange(null, mine);
        if (other == null) {
            lastFetch = System.nanoTime();
        }
        return other == null ? mine : other;
    }

    // A source that is away for long is tried again and again: once in a while is enough to say so.
    private void complain(Throwable failure) {
        var now = System.nanoTime();
        var isNew = now - lastComplaint > SILENCE.toNanos();
        if (isNew) {
            lastComplaint = now;
        }
        LOG.logf(
                isNew ? Logger.Level.WARN : Logger.Level.DEBUG,
                "The public keys at %s cannot be fetched: %s",
                source,
                failure);
    }

    private Map<String, VerificationKey> believed() {
        var last = fetched;
        return last.age().compareTo(config.maxStale()) > 0 ? Map.of() : last.keys();
    }

    private void take(String json) {
        var keys = KeySet.parse(json, rule);
        if (keys.isEmpty() && rule.isOurs()) {
            throw new IllegalArgumentException("the JWK set has no key that can be used");
        }
        if (keys.isEmpty() && !fetched.keys().isEmpty()) {
            LOG.warnf("There are no keys at %s any more: nobody is let in by them", source);
        }
        fetched = new Fetched(true, keys, System.nanoTime());
    }
}
