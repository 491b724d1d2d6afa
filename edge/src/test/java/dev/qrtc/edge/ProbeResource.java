// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.caller.RequiresPeer;
import dev.qrtc.edge.caller.RequiresScope;
import dev.qrtc.edge.caller.RequiresToken;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of every kind that a service has, to see what its edge makes of them. */
@Path("/probe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProbeResource {
    private final Caller caller;

    ProbeResource(Caller caller) {
        this.caller = caller;
    }

    /** What the probe takes. */
    public record Body(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Boolean flag,
            @Nullable List<String> list,
            @Nullable Map<String, String> map,
            @Nullable Body inner) {}

    @POST
    @Path("/json")
    public Uni<Body> json(Body body) {
        return Uni.createFrom().item(body);
    }

    @GET
    @Path("/number/{number}")
    public int number(@PathParam("number") int number) {
        return number;
    }

    @GET
    @Path("/fault")
    public Uni<String> fault() {
        return Uni.createFrom()
                .failure(
                        new IllegalStateException("canary-message eyJhbGciOiJIUzI1NiJ9.canarypayload.canarysignature"));
    }

    @GET
    @Path("/outage")
    public Uni<String> outage() {
        return Uni.createFrom().failure(new IllegalStateException(new ConnectException("refused")));
    }

    @GET
    @Path("/busy")
    public Uni<String> busy() {
        return Uni.createFrom().failure(new ProblemException(ErrorCode.SLOW_DOWN));
    }

    @GET
    @Path("/scoped")
    @RequiresScope("pairing:present")
    public Map<String, String> scoped() {
        return Map.of("subject", caller.requireAccess().subject());
    }

    @POST
    @Path("/scoped")
    @RequiresScope("pairing:present")
    public Map<String, String> scopedBody(Body body) {
        return Map.of("subject", caller.requireAccess().subject());
    }

    @GET
    @Path("/peer")
    @RequiresPeer
    public Map<String, String> peer() {
        return Map.of("role", caller.requirePeer().role());
    }

    @GET
    @Path("/either")
    @RequiresToken
    public Map<String, Boolean> either() {
        return Map.of(
                "access", caller.access().isPresent(), "peer", caller.peer().isPresent());
    }
}
