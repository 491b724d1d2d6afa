// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.caller.RequiresPeer;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Problems;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audited;
import dev.qrtc.token.turn.IceServers;
import dev.qrtc.token.turn.IceService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The servers that help a pair to find a way: for its two peers, once they are a pair. */
@Path("/v1/pairings/{id}/ice-servers")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPeer
@Tag(name = "Pairings")
public class IceServersResource {
    private final PairingAccess access;
    private final IceService ice;
    private final Caller caller;

    IceServersResource(PairingAccess access, IceService ice, Caller caller) {
        this.access = access;
        this.ice = ice;
        this.caller = caller;
    }

    @GET
    @Limited(Call.ICE)
    @Audited(Act.ICE)
    @Operation(operationId = "iceServers", summary = "STUN and TURN servers with credentials of this peer's own")
    @Problems({ErrorCode.PAIRING_UNKNOWN, ErrorCode.WRONG_STATE, ErrorCode.PAIRING_CLOSED})
    public Uni<RestResponse<IceServers>> iceServers(@PathParam("id") String id) {
        var token = caller.requirePeer();
        return access.byPeerToken(id, token).map(pairing -> {
            if (pairing instanceof Pairing.Paired) {
                return Answers.ok(ice.servers(
                        pairing.id(),
                        PairingAccess.roleOf(token),
                        pairing.policy().iceTransportPolicy()));
            }
            throw Answers.wrongState(pairing);
        });
    }
}
