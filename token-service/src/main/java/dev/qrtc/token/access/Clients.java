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

    Clients(AccessConfig config) {
        clients = config.clients().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> Client.of(entry.getKey(), entry.getValue())));
        between("qrtc.access.life", config.access().life(), Duration.ofHours(24));
        between("qrtc.access.delegated-life", config.access().delegatedLife(), Duration.ofHours(1));
    }

    /** The client with that id and secret. An unknown id takes as long as a wrong secret. */
    Optional<Client> authenticate(Credentials credentials) {
        var known = Optional.ofNullable(clients.get(credentials.id()));
        var digest = known.map(Client::secret).orElse(NOBODY);
        return digest.matches(credentials.secret().reveal()) ? known : Optional.empty();
    }

    // The prefix of a delegate takes nothing: the devices that a backend speaks for may well have owners in the
    // registry.
    @Override
    public boolean isTaken(Principal principal) {
        return clients.values().stream()
                .anyMatch(client -> client.principal().filter(principal::equals).isPresent());
    }

    private static void between(String property, Duration value, Duration most) {
        if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(most) > 0) {
            throw new Misconfigured(property, "must be between 1 minute and " + most.toHours() + " h.");
        }
    }
}
