// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.pairing.Principal;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The clients, checked at the start. */
@Startup
@Singleton
class Clients implements SpokenFor {
    private static final SecretDigest NOBODY = new SecretDigest(new byte[32]);

    private final Map<String, Client> clients;

    Clients(AccessConfig config, Proofs proofs, IssuerPrincipals issuers) {
        clients = config.clients().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> Client.of(
                                entry.getKey(), entry.getValue(), proofs.of(entry.getKey(), entry.getValue()))));
        clients.values().forEach(client -> requireOwnName(client, issuers));
        between("qrtc.access.life", config.access().life(), Duration.ofHours(24));
        between("qrtc.access.delegated-life", config.access().delegatedLife(), Duration.ofHours(1));
    }

    /** The client with that id and secret. An unknown id takes as long as a wrong secret. */
    Optional<Client> authenticate(Credentials credentials) {
        var known = Optional.ofNullable(clients.get(credentials.id()));
        var digest = known.map(Client::proof)
                .flatMap(
                        proof -> proof instanceof Proof.Shared shared ? Optional.of(shared.secret()) : Optional.empty())
                .orElse(NOBODY);
        return digest.matches(credentials.secret().reveal()) ? known : Optional.empty();
    }

    /** The client of that id, not authenticated yet. */
    Optional<Client> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    // The prefix of a delegate takes nothing: the devices that a backend speaks for may well have owners in the
    // registry.
    @Override
    public boolean isTaken(Principal principal) {
        return clients.values().stream()
                .anyMatch(client -> client.principal().filter(principal::equals).isPresent());
    }

    static void requireOwnName(Client client, SpokenFor issuers) {
        if (client.principal().filter(issuers::isTaken).isPresent()) {
            throw new Misconfigured(
                    "qrtc.clients." + client.id() + ".principal", "begins as the principals of a trusted issuer do.");
        }
    }

    private static void between(String property, Duration value, Duration most) {
        if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(most) > 0) {
            throw new Misconfigured(property, "must be between 1 minute and " + most.toHours() + " h.");
        }
    }
}
