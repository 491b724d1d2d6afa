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
import org.jboss.logging.Logger;

/** Asks a server. */
final class HttpKeyFetch implements KeyFetch {
    private static final Logger LOG = Logger.getLogger(HttpKeyFetch.class);

    private final HttpClient client;
    private final URI url;
    private final Duration timeout;

    HttpKeyFetch(Vertx vertx, URI url, Duration timeout) {
        this.client = vertx.createHttpClient();
        this.url = url;
        this.timeout = timeout;
    }

    @Override
    public Uni<String> text() {
        var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url.toString());
        return client.request(options)
                // Else the end that we make of an answer that is too long would be logged as an error.
                .invoke(request -> request.exceptionHandler(end -> LOG.debugf("The fetch of %s ended: %s", url, end)))
                .chain(HttpClientRequest::send)
                .chain(HttpKeyFetch::body)
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    private static Uni<String> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Uni.createFrom().failure(new IllegalStateException("status " + response.statusCode()));
        }
        return BoundedBody.read(response, MAX_BYTES);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
