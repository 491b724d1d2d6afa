// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.secret.Sha256;
import dev.qrtc.edge.token.issuer.IssuersState;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audit;
import dev.qrtc.token.audit.AuditEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Records at the start that the clients, or the trusted issuers, are others than before, or may do something else; by their
 * ids and names.
 */
@Singleton
class ClientsAudit {
    private final Audit audit;
    private final AccessConfig config;
    private final IssuersState issuers;

    ClientsAudit(Audit audit, AccessConfig config, IssuersState issuers) {
        this.audit = audit;
        this.config = config;
        this.issuers = issuers;
    }

    void started(@Observes StartupEvent event) {
        var clients = new TreeMap<>(config.clients());
        audit.recordChange("clients", digest(clients), changed(Act.CLIENTS, clients.keySet()));
        audit.recordChange("issuers", issuers.digest(), changed(Act.ISSUERS, issuers.names()));
    }

    private static AuditEvent changed(Act what, Set<String> now) {
        return AuditEvent.ofService(what, "changed", "now " + (now.isEmpty() ? "none" : String.join(",", now)));
    }

    /**
     * SHA-256, in hex, of all settings of clients: the same wherever they mean the same. What is kept of a secret is a digest
     * of 256 random bits, and of that goes another into this one. Of a file with keys its name counts: the keys in it are the
     * client's own to change.
     */
    static String digest(Map<String, AccessConfig.Client> clients) {
        var text = new StringBuilder();
        new TreeMap<>(clients)
                .forEach((id, client) -> text.append(id).append(of(client)).append('\n'));
        return Sha256.hex(text.toString());
    }

    private static List<Object> of(AccessConfig.Client client) {
        return List.of(
                client.secretSha256(),
                client.jwk(),
                client.jwksFile(),
                new TreeSet<>(client.scopes()),
                client.principal(),
                client.delegate());
    }
}
