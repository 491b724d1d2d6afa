// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the token service gives to one peer, good for an hour. */
record Login(String username, String credential) {
    private record Config(
            Optional<List<String>> stunUrls,
            Optional<List<String>> turnUrls,
            Optional<String> turnSecret,
            Duration turnTtl)
            implements IceConfig {}

    static Login of(String secret, Clock clock, PairingId pairing, Role role) {
        var config = new Config(
                Optional.empty(), Optional.of(List.of("turn:localhost")), Optional.of(secret), Duration.ofHours(1));
        var server = new IceService(config, clock)
                .servers(pairing, role, IceTransportPolicy.ALL)
                .iceServers()
                .getFirst();
        return new Login(Objects.requireNonNull(server.username()), Objects.requireNonNull(server.credential()));
    }
}
