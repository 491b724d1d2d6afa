// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.caller;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.TokenReader;
import dev.qrtc.edge.token.TokenVerifier;
import dev.qrtc.edge.token.Verification;
import dev.qrtc.edge.token.Verification.Expired;
import dev.qrtc.edge.token.Verification.Invalid;
import dev.qrtc.edge.token.Verification.Valid;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds out who calls, before the body of the request is read. Application scoped, because REST makes its filters before the
 * configuration is there: the proxy waits for the first call.
 */
@ApplicationScoped
public class CallerFilters {
    private final TokenVerifier verifier;
    private final TokenReader reader;
    private final PrincipalStanding standing;
    private final Caller caller;

    CallerFilters(TokenVerifier verifier, TokenReader reader, PrincipalStanding standing, Caller caller) {
        this.verifier = verifier;
        this.reader = reader;
        this.standing = standing;
        this.caller = caller;
    }

    @RequiresScope("")
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    Uni<Void> scope(ContainerRequestContext request, ResourceInfo resource) {
        var scope = scopeOf(resource);
        return access(token(request)).invoke(() -> {
            if (!caller.requireAccess().scopes().contains(scope)) {
                throw new ProblemException(ErrorCode.INSUFFICIENT_SCOPE)
                        .withHeader(
                                "WWW-Authenticate",
                                "Bearer realm=\"qrtc\", error=\"insufficient_scope\", scope=\"" + scope + "\"");
            }
        });
    }

    @RequiresPeer
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    Uni<Void> peer(ContainerRequestContext request) {
        return peer(token(request));
    }

    @RequiresToken
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    Uni<Void> either(ContainerRequestContext request) {
        var token = token(request);
        var isPeer = reader.announcedKind(token)
                .filter(kind -> kind == TokenKind.PEER)
                .isPresent();
        return isPeer ? peer(token) : access(token);
    }

    private Uni<Void> access(String token) {
        return verifier.access(token).map(CallerFilters::accepted).chain(this::admit);
    }

    private Uni<Void> admit(AccessToken token) {
        return standing.isGood(token)
                .invoke(good -> {
                    if (!good) {
                        throw refused("The principal of this token is not known any more.");
                    }
                    caller.is(token);
                })
                .replaceWithVoid();
    }

    private Uni<Void> peer(String token) {
        return verifier.peer(token)
                .map(CallerFilters::accepted)
                .invoke(caller::is)
                .replaceWithVoid();
    }

    private static <T> T accepted(Verification<T> verification) {
        return switch (verification) {
            case Valid<T> valid -> valid.token();
            case Expired<T> expired -> throw refused("The token has expired.");
            case Invalid<T> invalid -> throw refused("The token is not one that this call takes.");
        };
    }

    private static String token(ContainerRequestContext request) {
        return BearerToken.of(request)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED,
                        "This call needs a token in one Authorization header: Bearer <token>."));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ErrorCode.UNAUTHENTICATED, detail)
                .withHeader("WWW-Authenticate", "Bearer realm=\"qrtc\", error=\"invalid_token\"");
    }

    private static String scopeOf(ResourceInfo resource) {
        var onMethod = resource.getResourceMethod().getAnnotation(RequiresScope.class);
        var onClass = resource.getResourceClass().getAnnotation(RequiresScope.class);
        if (onMethod == null && onClass == null) {
            throw new IllegalStateException("a call without its scope");
        }
        return onMethod != null ? onMethod.value() : onClass.value();
    }
}
