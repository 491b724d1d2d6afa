// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.limit.By;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Gate;
import dev.qrtc.token.audit.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Counts the call of a client that has shown who it is, and puts its name on record. */
@Singleton
class ClientCalls {
    private final Gate gate;
    private final Trail trail;

    ClientCalls(Gate gate, Trail trail) {
        this.gate = gate;
        this.trail = trail;
    }

    /** Goes on where the client may call again, and else fails with 429 {@code slow_down}. */
    Uni<Void> begin(Client client) {
        trail.client(client.id());
        return gate.pass(Call.TOKEN, By.PRINCIPAL, client.ownSubject());
    }
}
