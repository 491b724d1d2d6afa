// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.caller.RequiresPeer;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.problem.Problems;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audited;
import dev.qrtc.token.audit.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What only the presenter of a pairing may do, with its peer token. */
@Path("/v1/pairings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPeer
@Tag(name = "Pairings")
public class PresenterResource {
    private final PairingStore store;
    private final PairingAccess access;
    private final Creating creating;
    private final Answers answers;
    private final Caller caller;
    private final Trail trail;
    private final Clock clock;

    PresenterResource(
            PairingStore store,
            PairingAccess access,
            Creating creating,
            Answers answers,
            Caller caller,
            Trail trail,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.creating = creating;
        this.answers = answers;
        this.caller = caller;
        this.trail = trail;
        this.clock = clock;
    }

    @POST
    @Path("/token")
    @Limited(Call.RENEW)
    @Audited(Act.RENEW)
    @Operation(operationId = "renew", summary = "A fresh code; the older ones keep their own expiry")
    @Problems({ErrorCode.PAIRING_UNKNOWN, ErrorCode.WRONG_STATE, ErrorCode.PAIRING_CLOSED})
    public Uni<RestResponse<CodeAnswer>> renew(@PathParam("id") String id) {
        return access.byPresenter(id, caller.requirePeer())
                .chain(creating::renew)
                .chain(outcome -> switch (outcome) {
                    case RenewOutcome.Renewed renewed ->
                        answers.renewed(renewed.pairing(), renewed.shown()).map(Answers::ok);
                    case RenewOutcome.WrongState wrong -> throw Answers.wrongState(wrong.pairing());
                    case RenewOutcome.Unknown unknown -> throw new ProblemException(ErrorCode.PAIRING_UNKNOWN);
                });
    }

    @POST
    @Path("/confirmation")
    @Limited(Call.CONFIRM)
    @Audited(Act.CONFIRM)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "confirm", summary = "Accept or reject who claimed")
    @Problems({ErrorCode.PAIRING_UNKNOWN, ErrorCode.WRONG_STATE, ErrorCode.PAIRING_CLOSED})
    public Uni<RestResponse<PairingView>> confirm(@PathParam("id") String id, @Nullable ConfirmationRequest body) {
        var accept = Malformed.required(body).requireAccept();
        trail.outcome(accept ? "accepted" : "rejected");
        return access.byPresenter(id, caller.requirePeer())
                .chain(pairing -> store.confirm(pairing.id(), accept))
                .map(outcome -> switch (outcome) {
                    case MoveOutcome.Moved moved -> Answers.ok(PairingView.of(moved.pairing(), clock.instant()));
                    case MoveOutcome.WrongState wrong -> throw Answers.wrongState(wrong.pairing());
                    case MoveOutcome.Unknown unknown -> throw new ProblemException(ErrorCode.PAIRING_UNKNOWN);
                });
    }
}
