// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.token.access.Grant.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which client asks (RFC 6749, 2.3; RFC 7521, 4.2): each request says it in one way. */
@Singleton
class Authentication {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Clients clients;
    private final ClientAssertions assertions;
    private final ClientCalls calls;

    Authentication(Clients clients, ClientAssertions assertions, ClientCalls calls) {
        this.clients = clients;
        this.assertions = assertions;
        this.calls = calls;
    }

    /** What a request says of its client; null is what it does not say. */
    record Presented(
            @Nullable String authorization,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String assertionType,
            @Nullable String assertion) {
        boolean isSigned() {
            return assertion != null || assertionType != null;
        }

        @Override
        public String toString() {
            return isSigned() ? "an assertion" : "no assertion";
        }
    }

    /** Who it is, or how the request must be refused. */
    sealed interface Result {
        /** That client. */
        record Known(Client client) implements Result {}

        /** Nobody. */
        record Unknown(Refused why) implements Result {}
    }

    /**
     * Which client the request says it comes from; nothing has shown yet that this is true. Empty where there can be none of
     * that name: somebody may have put a secret where the name belongs.
     */
    Optional<String> claimedId(Presented presented) {
        return Optional.ofNullable(presented.authorization())
                .flatMap(Credentials::parse)
                .map(Credentials::id)
                .or(() -> Optional.ofNullable(presented.clientId()))
                .or(() -> Optional.ofNullable(presented.assertion()).flatMap(assertions::claimedId))
                .filter(id ->
                        clients.find(id).isPresent() || Client.deviceOf(id).isPresent());
    }

    /** Fails where Redis is away and must be asked, and where the client calls too often. */
    Uni<Result> of(Presented presented) {
        return presented.isSigned() ? signed(presented) : shared(presented.authorization());
    }

    private Uni<Result> shared(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .flatMap(Credentials::parse)
                .flatMap(clients::authenticate)
                .map(client -> calls.begin(client).<Result>replaceWith(new Result.Known(client)))
                .orElseGet(() -> refused(
                        OAuthError.INVALID_CLIENT,
                        "the client must authenticate by client_secret_basic or private_key_jwt"));
    }

    private Uni<Result> signed(Presented presented) {
        if (presented.authorization() != null || presented.clientSecret() != null) {
            return refused(OAuthError.INVALID_REQUEST, "the client must authenticate in one way");
        }
        if (presented.assertion() == null || presented.assertionType() == null) {
            return refused(OAuthError.INVALID_REQUEST, "client_assertion and client_assertion_type come together");
        }
        if (!presented.assertionType().equals(JWT_BEARER)) {
            return refused(OAuthError.INVALID_CLIENT, "client_assertion_type must be " + JWT_BEARER);
        }
        return assertions
                .authenticate(presented.assertion(), Optional.ofNullable(presented.clientId()))
                .map(client -> client.<Result>map(Result.Known::new)
                        .orElseGet(() -> unknown(OAuthError.INVALID_CLIENT, "the client assertion is not valid")));
    }

    private static Uni<Result> refused(OAuthError error, String description) {
        return Uni.createFrom().item(unknown(error, description));
    }

    private static Result unknown(OAuthError error, String description) {
        return new Result.Unknown(new Refused(error, description));
    }
}
