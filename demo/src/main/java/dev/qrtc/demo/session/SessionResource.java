// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import dev.qrtc.demo.problem.Code;
import dev.qrtc.demo.problem.ProblemException;
import dev.qrtc.demo.settings.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code /demo/session}: signing in is typing a name, because a demo has no accounts. {@code GET} tells who is signed in,
 * {@code POST {"name"}} signs in, {@code DELETE} signs out.
 */
@Path("session")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
class SessionResource {
    private final Sessions sessions;
    private final Settings settings;

    SessionResource(Sessions sessions, Settings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    record SignIn(@Nullable String name) {}

    @GET
    public SessionView session(@CookieParam(Sessions.COOKIE) @Nullable String cookie) {
        return SessionView.of(sessions.read(cookie).orElse(null), settings);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<SessionView> signIn(@Nullable SignIn typed) {
        var name = Optional.ofNullable(typed)
                .map(SignIn::name)
                .flatMap(UserName::parse)
                .orElseThrow(() -> new ProblemException(
                        Code.REQUEST_MALFORMED,
                        "name must be 1 to 40 visible characters with a letter or digit among them"));
        return RestResponse.ResponseBuilder.ok(SessionView.of(name, settings))
                .cookie(sessions.start(name))
                .build();
    }

    @DELETE
    public RestResponse<Void> signOut() {
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(sessions.end())
                .build();
    }
}
