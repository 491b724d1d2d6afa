// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.PeerToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts calls, before their bodies are read. Application scoped, because REST makes its filters before the configuration is
 * there: the proxy waits for the first call.
 */
@ApplicationScoped
public class LimitFilters {
    // Whoever sends forged tokens pays for them before anybody verifies them; and whose call it is is known only after.
    private static final int BEFORE_TOKENS = Priorities.AUTHENTICATION - 100;
    private static final int AFTER_TOKENS = Priorities.AUTHENTICATION + 100;

    private final Gate gate;
    private final Caller caller;
    private final Sender sender;

    LimitFilters(Gate gate, Caller caller, Sender sender) {
        this.gate = gate;
        this.caller = caller;
        this.sender = sender;
    }

    @Limited(Call.READ)
    @ServerRequestFilter(priority = BEFORE_TOKENS)
    Uni<Void> ofAddress(ResourceInfo resource) {
        return gate.pass(callOf(resource), By.ADDRESS, sender.network());
    }

    @Limited(Call.READ)
    @ServerRequestFilter(priority = AFTER_TOKENS)
    Uni<Void> ofPrincipal(ResourceInfo resource) {
        var call = callOf(resource);
        return caller.access()
                .map(AccessToken::subject)
                .or(() -> caller.peer().map(PeerToken::subject))
                .map(who -> gate.pass(call, By.PRINCIPAL, who))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Call callOf(ResourceInfo resource) {
        var onMethod = resource.getResourceMethod().getAnnotation(Limited.class);
        var onClass = resource.getResourceClass().getAnnotation(Limited.class);
        if (onMethod == null && onClass == null) {
            throw new IllegalStateException("a call that is counted as nothing");
        }
        return onMethod != null ? onMethod.value() : onClass.value();
    }
}
