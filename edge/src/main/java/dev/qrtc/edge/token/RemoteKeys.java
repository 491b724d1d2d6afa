// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that token-service gives, fetched in the background and again when a token names an unknown one. A fetch
 * that fails changes nothing: the keys that are there stay.
 */
final class RemoteKeys implements KeySource {
    private static final Logger LOG = Logger.getLogger(RemoteKeys.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int MAX_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final URI url;
    private final TokenConfig.Jwks config;
    private final AtomicReference<@Nullable Uni<Void>> running = new AtomicReference<>();
    private volatile Map<String, VerificationKey> keys = Map.of();
    private volatile long lastFetch = System.nanoTime() - Duration.ofDays(1).toNanos();

    RemoteKeys(Vertx vertx, URI url, TokenConfig.Jwks config) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.url = url;
        this.config = config;
    }

    /** Begins to fetch, for as long as Vert.x lives. */
    void start() {
        fetch().subscribe().with(done -> {
            var delay = hasKeys() ? config.refresh() : FIRST_RETRY;
            vertx.setTimer(Math.max(1, delay.toMillis()), timer -> start());
        });
    }

    @Override
    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    @Override
    public Uni<Optional<VerificationKey>> find(String keyId) {
        var known = keys.get(keyId);
        var fetching = running.get();
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        if (fetching == null
                && System.nanoTime() - lastFetch < config.minInterval().toNanos()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return fetch().map(done -> Optional.ofNullable(keys.get(keyId)));
    }

    // Whoever asks while a fetch runs waits for that one.
    private Uni<Void> fetch() {
        var mine = request()
                .invoke(this::take)
                .onFailure()
                .invoke(failure -> LOG.warnf("The public keys at %s cannot be fetched: %s", url, failure))
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

    private Uni<String> request() {
        var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url.toString());
        return client.request(options)
                // Else the end that we make of an answer that is too long would be logged as an error.
                .invoke(request -> request.exceptionHandler(end -> LOG.debugf("The fetch of %s ended: %s", url, end)))
                .chain(HttpClientRequest::send)
                .chain(RemoteKeys::body)
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private static Uni<String> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Uni.createFrom().failure(new IllegalStateException("status " + response.statusCode()));
        }
        return BoundedBody.read(response, MAX_BYTES);
    }

    private void take(String json) {
        var fetched = KeySet.parse(json, KeyRule.ours());
        if (fetched.isEmpty()) {
            throw new IllegalArgumentException("the JWK set has no key of ours");
        }
        keys = fetched;
    }
}
