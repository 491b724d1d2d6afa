// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where a JWK set is. Its {@code toString} names the place in the log. */
public interface KeyFetch {
    /** Most bytes of a JWK set. */
    int MAX_BYTES = 256 * 1024;

    /** The set as it is now; a failure where it cannot be had, or is longer than {@link #MAX_BYTES}. */
    Uni<String> text();

    /** A set at an http or https URL. Redirections are not followed. */
    static KeyFetch at(Vertx vertx, URI url, Duration timeout) {
        return new HttpKeyFetch(vertx, url, timeout);
    }

    /** A set in a file, which may be replaced at any time. */
    static KeyFetch in(Vertx vertx, Path file) {
        return new FileKeyFetch(vertx, file);
    }
}
