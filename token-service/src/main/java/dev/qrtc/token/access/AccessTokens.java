// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.access.Grant.Issued;
import dev.qrtc.token.access.Grant.Refused;
import dev.qrtc.token.keys.TokenSigner;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives access tokens to clients: for themselves, or for a principal that they speak for. */
@Singleton
class AccessTokens {
    private final TokenSigner signer;
    private final Clock clock;
    private final AccessConfig.Access config;

    AccessTokens(TokenSigner signer, Clock clock, AccessConfig config) {
        this.signer = signer;
        this.clock = clock;
        this.config = config.access();
    }

    /**
     * Grants by the rules of RFC 6749, 4.4.
     *
     * @param subject the principal the token shall be for; null: the client itself
     * @param scope what is asked for; null: everything that is allowed
     */
    Uni<Grant> grant(Client client, @Nullable String subject, @Nullable String scope) {
        return subject == null
                ? grant(client, client.ownSubject(), client.scopes(), scope, ownLife(client))
                : delegate(client, subject, scope);
    }

    // A device that is deleted loses its token at once here, and at services that know no registry when it expires.
    private Duration ownLife(Client client) {
        return client.isDevice() ? config.delegatedLife() : config.life();
    }

    private Uni<Grant> delegate(Client client, String subject, @Nullable String scope) {
        if (!Principal.isPrincipal(subject)) {
            return refuse(OAuthError.INVALID_REQUEST, "subject must be user:<name> or device:<name>");
        }
        if (!client.mayDelegate(new Principal(subject))) {
            return refuse(OAuthError.UNAUTHORIZED_CLIENT, "this client may not speak for that subject");
        }
        var allowed = EnumSet.copyOf(Scope.DELEGABLE);
        allowed.retainAll(client.scopes());
        return grant(client, subject, allowed, scope, config.delegatedLife());
    }

    private Uni<Grant> grant(
            Client client, String subject, Set<Scope> allowed, @Nullable String requested, Duration life) {
        var scopes = requested == null ? Optional.of(allowed) : parse(requested).filter(allowed::containsAll);
        if (scopes.filter(some -> !some.isEmpty()).isEmpty()) {
            return refuse(OAuthError.INVALID_SCOPE, "only these can be granted: " + Scope.join(allowed));
        }
        var granted = Scope.join(scopes.get());
        return sign(client, subject, granted, life).map(token -> new Issued(token, life, granted));
    }

    private static Uni<Grant> refuse(OAuthError error, String description) {
        return Uni.createFrom().item(new Refused(error, description));
    }

    // RFC 9068, 2.2.
    private Uni<String> sign(Client client, String subject, String scope, Duration life) {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject);
        claims.put("client_id", client.id());
        claims.put("scope", scope);
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return signer.sign(TokenKind.ACCESS, now.plus(life), Map.copyOf(claims));
    }

    // Empty where one of them does not exist.
    private static Optional<Set<Scope>> parse(String text) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var name : text.strip().split(" +", -1)) {
            var scope = Scope.parse(name);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(scopes);
    }
}
