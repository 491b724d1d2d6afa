// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Where the present call comes from: who has opened the connection, or what a trusted proxy says of that
 * ({@code quarkus.http.proxy.*}).
 */
@ApplicationScoped
public class Sender {
    private static final String UNKNOWN = "unknown";

    private final CurrentVertxRequest request;

    Sender(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The address, as it was written; {@code unknown} where there is none. */
    public String address() {
        var call = request.getCurrent();
        var remote = call == null ? null : call.request().remoteAddress();
        var address = remote == null ? null : remote.hostAddress();
        if (address == null && remote != null) {
            // What a proxy calls unknown, or by a name.
            address = remote.host();
        }
        return address == null ? UNKNOWN : address;
    }

    /** What of it counts as one. */
    public String network() {
        return Network.of(address());
    }
}
