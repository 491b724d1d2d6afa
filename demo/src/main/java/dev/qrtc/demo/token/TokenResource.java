// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.token;

import dev.qrtc.demo.problem.Code;
import dev.qrtc.demo.problem.ProblemException;
import dev.qrtc.demo.session.Sessions;
import dev.qrtc.demo.session.UserName;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /demo/token}: gives the signed-in user's page an access token, {@code {accessToken, expiresIn}}. Errors: 401
 * {@code unauthenticated} without a session, 429 {@code slow_down}, 500 {@code internal} where the qrtc server refuses this
 * backend, 503 {@code unavailable}.
 */
@Path("token")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
class TokenResource {
    private static final int RETRY_SECONDS = 3;

    private final Sessions sessions;
    private final TokenEndpoint endpoint;

    TokenResource(Sessions sessions, TokenEndpoint endpoint) {
        this.sessions = sessions;
        this.endpoint = endpoint;
    }

    public record AccessToken(String accessToken, long expiresIn) {}

    @POST
    public Uni<AccessToken> token(@CookieParam(Sessions.COOKIE) @Nullable String cookie) {
        var principal = sessions.read(cookie)
                .map(UserName::principal)
                .orElseThrow(() -> new ProblemException(Code.UNAUTHENTICATED, "Sign in first"));
        return endpoint.tokenOf(principal).map(TokenResource::forPage);
    }

    private static AccessToken forPage(TokenAnswer answer) {
        return switch (answer) {
            case TokenAnswer.Granted granted -> new AccessToken(granted.accessToken(), granted.expiresIn());
            case TokenAnswer.Refused refused -> {
                Log.errorf(
                        "The qrtc server refused this backend a token (status %d, error %s): check qrtc.demo.client-id,"
                                + " qrtc.demo.client-secret, and the client's delegate and scopes",
                        refused.status(), refused.error());
                throw new ProblemException(Code.INTERNAL, "The qrtc server does not accept this demo's client");
            }
            case TokenAnswer.Busy busy -> throw new ProblemException(Code.SLOW_DOWN, null, busy.retryAfter());
            case TokenAnswer.Unreachable unreachable -> {
                Log.warnf("No token from the qrtc server: %s", unreachable.why());
                throw new ProblemException(Code.UNAVAILABLE, "The qrtc server did not answer", RETRY_SECONDS);
            }
        };
    }
}
