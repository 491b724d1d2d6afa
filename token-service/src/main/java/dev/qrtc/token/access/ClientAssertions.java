// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.Claims;
import dev.qrtc.edge.token.CompactToken;
import dev.qrtc.edge.token.SignatureCheck;
import dev.qrtc.edge.token.Times;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Authenticates clients by what they signed (RFC 7523, 3): {@code private_key_jwt}. Who they are not is not told; why, the
 * log says.
 */
@Singleton
class ClientAssertions {
    private static final Logger LOG = Logger.getLogger(ClientAssertions.class);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 255;
    // Tokens of ours have other types: none of them is an assertion, whoever signed it.
    private static final Set<String> TYPES = Set.of("JWT", "client-authentication+jwt");

    private final Clients clients;
    private final DeviceKeys devices;
    private final ClientCalls calls;
    private final AssertionIds ids;
    private final Times times;
    private final AssertionMetrics metrics;
    private final Set<String> audiences;

    ClientAssertions(
            Clients clients,
            DeviceKeys devices,
            ClientCalls calls,
            AssertionIds ids,
            Times times,
            AssertionMetrics metrics,
            Site site) {
        this.clients = clients;
        this.devices = devices;
        this.calls = calls;
        this.ids = ids;
        this.times = times;
        this.metrics = metrics;
        this.audiences = Set.of(site.issuer(), site.issuer() + "/oauth2/token");
    }

    private record Assertion(CompactToken token, Claims claims, String client, String jti, Instant expiry) {}

    /** The client that signed {@code text} if anybody did; nothing has shown yet that this is true. */
    Optional<String> claimedId(String text) {
        return read(text).map(Assertion::client);
    }

    /**
     * The client that signed {@code text}; fails where it cannot be known whether it was used before.
     *
     * @param clientId what the request says beside it, if anything: it must be the same
     */
    Uni<Optional<Client>> authenticate(String text, Optional<String> clientId) {
        var read = read(text)
                .filter(assertion -> clientId.isEmpty() || clientId.get().equals(assertion.client()));
        if (read.isEmpty()) {
            return refused("it does not say what an assertion says");
        }
        var assertion = read.get();
        return client(assertion.client())
                .chain(client -> client.map(known -> authenticate(known, assertion))
                        .orElseGet(() -> refused("nobody has its client id and a key")));
    }

    private Uni<Optional<Client>> authenticate(Client client, Assertion assertion) {
        if (!(client.proof() instanceof Proof.Signed signed)) {
            return refused("its client has a secret");
        }
        return signed.keys().find(assertion.token().header("kid")).chain(key -> {
            if (key.filter(known -> SignatureCheck.isSigned(known, assertion.token()))
                    .isEmpty()) {
                return refused("no key of its client has signed it");
            }
            if (!isInTime(assertion)) {
                return refused("it is not valid now, or for too long");
            }
            // A call too many must not use it up.
            return calls.begin(client).chain(() -> once(client, assertion));
        });
    }

    // Last: strangers leave nothing in Redis.
    private Uni<Optional<Client>> once(Client client, Assertion assertion) {
        return ids.isFirst(client.id(), assertion.jti(), times.lastMoment(assertion.expiry()))
                .map(first -> {
                    metrics.count(first ? AssertionMetrics.Outcome.ACCEPTED : AssertionMetrics.Outcome.REPLAYED);
                    return first ? Optional.of(client) : Optional.empty();
                });
    }

    private Optional<Assertion> read(String text) {
        return CompactToken.parseForeign(text)
                .filter(token -> !token.header().has("typ")
                        || token.header("typ").filter(TYPES::contains).isPresent())
                .filter(token ->
                        !token.header().has("kid") || token.header("kid").isPresent())
                .flatMap(token -> token.claims().flatMap(claims -> read(token, claims)));
    }

    private Optional<Assertion> read(CompactToken token, Claims claims) {
        var client = claims.text("sub").filter(subject -> claims.text("iss").equals(Optional.of(subject)));
        var jti = claims.text("jti").filter(id -> id.length() <= LONGEST_ID);
        var expiry = claims.date("exp");
        var isForUs = claims.text("aud").filter(audiences::contains).isPresent();
        return client.isPresent() && jti.isPresent() && expiry.isPresent() && isForUs
                ? Optional.of(new Assertion(token, claims, client.get(), jti.get(), expiry.get()))
                : Optional.empty();
    }

    private boolean isInTime(Assertion assertion) {
        var claims = assertion.claims();
        var isFromTomorrow = claims.has("iat")
                && claims.date("iat")
                        .map(made -> times.isBeyond(made, Duration.ZERO))
                        .orElse(true);
        return !isFromTomorrow
                && !times.isBeyond(assertion.expiry(), LONGEST_LIFE)
                && times.judge(claims, assertion.expiry()) == Times.Verdict.IN_TIME;
    }

    private Uni<Optional<Client>> client(String id) {
        return Client.deviceOf(id)
                .map(device -> devices.find(device)
                        .map(key -> key.flatMap(AssertionKeys::usable)
                                .map(known -> Client.device(device, AssertionKeys.only(known)))))
                .orElseGet(() -> Uni.createFrom().item(clients.find(id)));
    }

    private Uni<Optional<Client>> refused(String why) {
        LOG.debugf("A client assertion is refused: %s", why);
        metrics.count(AssertionMetrics.Outcome.REFUSED);
        return Uni.createFrom().item(Optional.empty());
    }
}
