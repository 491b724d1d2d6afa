// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.caller.RequiresToken;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.problem.Problems;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.token.access.Scope;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audited;
import dev.qrtc.token.audit.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** One pairing: how it stands, and its end. */
@Path("/v1/pairings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pairings")
public class PairingResource {
    private final PairingStore store;
    private final PairingAccess access;
    private final Watching watching;
    private final Caller caller;
    private final Trail trail;
    private final Clock clock;

    PairingResource(
            PairingStore store, PairingAccess access, Watching watching, Caller caller, Trail trail, Clock clock) {
        this.store = store;
        this.access = access;
        this.watching = watching;
        this.caller = caller;
        this.trail = trail;
        this.clock = clock;
    }

    @GET
    @RequiresToken
    @Limited(Call.READ)
    @Audited(Act.READ)
    @Operation(operationId = "read", summary = "How a pairing stands; waits for a change where that is preferred")
    @Problems(ErrorCode.PAIRING_UNKNOWN)
    public Uni<RestResponse<PairingView>> read(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @HeaderParam("Prefer") List<String> prefer) {
        var patience = Prefer.waiting(prefer);
        return access.asPeer(id, caller)
                .chain(pairing -> patience.isPresent() && EntityTag.matches(ifNoneMatch, pairing)
                        ? watching.next(pairing, patience.get())
                        : Uni.createFrom().item(pairing))
                .map(pairing -> {
                    var response = EntityTag.matches(ifNoneMatch, pairing)
                            ? ResponseBuilder.<PairingView>notModified()
                            : ResponseBuilder.ok(PairingView.of(pairing, clock.instant()));
                    patience.ifPresent(time -> response.header("Preference-Applied", "wait=" + time.toSeconds()));
                    return response.header("ETag", EntityTag.of(pairing))
                            .header("Cache-Control", "private, no-cache")
                            .build();
                });
    }

    @DELETE
    @RequiresToken
    @Limited(Call.END)
    @Audited(Act.END)
    @Operation(operationId = "end", summary = "Cancel a pairing as a peer, or revoke it as an administrator")
    @Problems(ErrorCode.PAIRING_UNKNOWN)
    public Uni<RestResponse<Void>> end(@PathParam("id") String id) {
        return access.asPeer(id, caller)
                .map(pairing -> new Ending(pairing, Outcome.CANCELLED))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> isAdmin()
                        ? access.asAdmin(id).map(pairing -> new Ending(pairing, Outcome.REVOKED))
                        : Uni.createFrom().failure(refusal))
                .invoke(ending -> trail.pairing(ending.pairing().id().value()))
                .chain(ending -> store.end(ending.pairing().id(), ending.outcome())
                        .invoke(outcome -> trail.outcome(word(ending, outcome))))
                .map(outcome -> switch (outcome) {
                    // Over is over, whoever ended it: whoever asks twice is told the same.
                    case PairingStore.MoveOutcome.Moved moved -> RestResponse.status(Status.NO_CONTENT);
                    case PairingStore.MoveOutcome.WrongState closed -> RestResponse.status(Status.NO_CONTENT);
                    case PairingStore.MoveOutcome.Unknown gone -> throw new ProblemException(ErrorCode.PAIRING_UNKNOWN);
                });
    }

    // On record is who has ended it, not who came after.
    private static String word(Ending ending, PairingStore.MoveOutcome outcome) {
        return outcome instanceof PairingStore.MoveOutcome.Moved
                ? ending.outcome().wire()
                : "over";
    }

    private record Ending(Pairing pairing, Outcome outcome) {}

    private boolean isAdmin() {
        return caller.access()
                .filter(token -> token.scopes().contains(Scope.ADMINISTER))
                .isPresent();
    }
}
