// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audit;
import dev.qrtc.token.audit.AuditEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records at the start that the clients are others than before, or may do something else; by their ids. */
@Singleton
class ClientsAudit {
    private final Audit audit;
    private final Map<String, AccessConfig.Client> clients;

    ClientsAudit(Audit audit, AccessConfig config) {
        this.audit = audit;
        this.clients = new TreeMap<>(config.clients());
    }

    void started(@Observes StartupEvent event) {
        var ids = String.join(",", clients.keySet());
        audit.recordChange("clients", digest(), AuditEvent.ofService(Act.CLIENTS, "changed", "now " + ids));
    }

    // What is kept of a secret is a digest of 256 random bits, and of that goes another into this one.
    private String digest() {
        var text = new StringBuilder();
        clients.forEach((id, client) -> text.append(id)
                .append('\n')
                .append(client.secretSha256())
                .append('\n')
                .append(new TreeSet<>(client.scopes()))
                .append('\n')
                .append(client.principal())
                .append('\n')
                .append(client.delegate())
                .append("\n\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
