// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.secret.Secret;
import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the peers of a pair the configured servers, with TURN credentials of their own. */
@Startup
@Singleton
public class IceService {
    // A pair knows names and passwords that the secret made: a short one could be found by trying.
    private static final int SHORTEST_SECRET = 32;

    private final Clock clock;
    private final List<String> stun;
    private final List<String> turn;
    private final Optional<TurnCredentials> credentials;
    private final Duration ttl;

    IceService(IceConfig config, Clock clock) {
        this.clock = clock;
        this.stun = IceUrls.stun("qrtc.ice.stun-urls", config.stunUrls());
        this.turn = IceUrls.turn("qrtc.ice.turn-urls", config.turnUrls());
        this.credentials = config.turnSecret().map(Secret::of).map(TurnCredentials::new);
        this.ttl = config.turnTtl();
        if (credentials.isPresent() == turn.isEmpty()) {
            throw new Misconfigured("qrtc.ice.turn-secret", "and qrtc.ice.turn-urls must be set together.");
        }
        if (config.turnSecret()
                .filter(secret -> secret.length() < SHORTEST_SECRET)
                .isPresent()) {
            throw new Misconfigured("qrtc.ice.turn-secret", "must have at least 32 characters.");
        }
        if (ttl.compareTo(Duration.ofMinutes(1)) < 0 || ttl.compareTo(Duration.ofHours(24)) > 0) {
            throw new Misconfigured("qrtc.ice.turn-ttl", "must be between 1 minute and 24 hours.");
        }
    }

    /** Whether there is a TURN server, without which nobody can be told to relay. */
    public boolean canRelay() {
        return !turn.isEmpty();
    }

    /**
     * The servers for one role of a pairing; whether it is paired is the caller's to have checked. Who may only relay has no
     * use for STUN.
     */
    public IceServers servers(PairingId pairing, Role role, IceTransportPolicy policy) {
        var expiresAt = clock.instant().plus(ttl).truncatedTo(ChronoUnit.SECONDS);
        var servers = new ArrayList<IceServer>();
        if (!stun.isEmpty() && policy != IceTransportPolicy.RELAY) {
            servers.add(new IceServer(stun, null, null));
        }
        credentials.ifPresent(maker -> {
            var username = expiresAt.getEpochSecond() + ":" + pairing + "." + role.wire();
            servers.add(new IceServer(turn, username, maker.credential(username)));
        });
        return new IceServers(List.copyOf(servers), policy.wire(), ttl.toSeconds(), expiresAt);
    }
}
