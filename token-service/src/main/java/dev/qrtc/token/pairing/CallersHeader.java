// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.tracing.CallersTrace;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The {@code traceparent} of the present call, if there is one: sweepers move pairings too. */
@Singleton
class CallersHeader implements CallersTrace {
    private final CurrentVertxRequest request;

    CallersHeader(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Optional<String> traceparent() {
        var call = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return call == null
                ? Optional.empty()
                : Optional.ofNullable(call.request().getHeader("traceparent"));
    }
}
