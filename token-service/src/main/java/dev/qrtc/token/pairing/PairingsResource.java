// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.caller.RequiresScope;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.problem.Problems;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.Party;
import dev.qrtc.token.access.Scope;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audited;
import dev.qrtc.token.audit.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Creating, looking and claiming: what principals do. */
@Path("/v1/pairings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pairings", description = "Two principals become a pair: one shows a code, the other claims it")
public class PairingsResource {
    private final Creating creating;
    private final Claiming claiming;
    private final Inspecting inspecting;
    private final Answers answers;
    private final Caller caller;
    private final Trail trail;
    private final Site site;

    PairingsResource(
            Creating creating,
            Claiming claiming,
            Inspecting inspecting,
            Answers answers,
            Caller caller,
            Trail trail,
            Site site) {
        this.creating = creating;
        this.claiming = claiming;
        this.inspecting = inspecting;
        this.answers = answers;
        this.caller = caller;
        this.trail = trail;
        this.site = site;
    }

    @POST
    @RequiresScope(Scope.PRESENT)
    @Limited(Call.CREATE)
    @Audited(Act.CREATE)
    @Operation(operationId = "create", summary = "Start a pairing and get its first code")
    @APIResponseSchema(
            value = CodeAnswer.class,
            responseCode = "201",
            responseDescription = "The code; Location names the pairing")
    @Problems({ErrorCode.PAIRING_CLOSED, ErrorCode.IDEMPOTENCY_MISMATCH})
    public Uni<RestResponse<CodeAnswer>> create(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, @Nullable CreateRequest body) {
        var request = Malformed.required(body);
        var principal = PairingAccess.principalOf(caller.requireAccess());
        var presenter = new Party(principal, Metadata.checked(request.metadata()));
        var idempotency = IdempotencyKey.of("create", principal, idempotencyKey, request);
        return creating.create(presenter, request.policy(), idempotency).chain(this::created);
    }

    @POST
    @Path("/inspect")
    @RequiresScope(Scope.SCAN)
    @Limited(Call.INSPECT)
    @Audited(Act.INSPECT)
    @Operation(
            operationId = "inspect",
            summary = "Look at a code without claiming it: who shows it, and whether it is for you")
    @Problems({
        ErrorCode.TOKEN_MALFORMED,
        ErrorCode.TOKEN_INVALID,
        ErrorCode.CODE_UNKNOWN,
        ErrorCode.TOKEN_EXPIRED,
        ErrorCode.PAIRING_CLOSED,
        ErrorCode.NOT_ALLOWED,
        ErrorCode.ALREADY_CLAIMED
    })
    public Uni<RestResponse<InspectAnswer>> inspect(@Nullable InspectRequest body) {
        var request = Malformed.required(body);
        var principal = PairingAccess.principalOf(caller.requireAccess());
        return inspecting
                .inspect(Presented.of(request.token(), request.userCode()), principal)
                .map(result -> switch (result) {
                    case InspectResult.Seen seen -> Answers.ok(InspectAnswer.of(seen));
                    case Refusal refusal -> throw refusal.problem();
                });
    }

    @POST
    @Path("/claim")
    @RequiresScope(Scope.SCAN)
    @Limited(Call.CLAIM)
    @Audited(Act.CLAIM)
    @Operation(operationId = "claim", summary = "Claim a code that was scanned or typed in: exactly one claim wins")
    @Problems({
        ErrorCode.TOKEN_MALFORMED,
        ErrorCode.TOKEN_INVALID,
        ErrorCode.CODE_UNKNOWN,
        ErrorCode.TOKEN_EXPIRED,
        ErrorCode.PAIRING_CLOSED,
        ErrorCode.NOT_ALLOWED,
        ErrorCode.ALREADY_CLAIMED
    })
    public Uni<RestResponse<ClaimAnswer>> claim(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, @Nullable ClaimRequest body) {
        var request = Malformed.required(body);
        var principal = PairingAccess.principalOf(caller.requireAccess());
        var presented = Presented.of(request.token(), request.userCode());
        var scanner = new Party(principal, Metadata.checked(request.metadata()));
        var idempotency = IdempotencyKey.of("claim", principal, idempotencyKey, request);
        return claiming.claim(presented, scanner, idempotency).chain(this::claimed);
    }

    private Uni<RestResponse<CodeAnswer>> created(CreateOutcome outcome) {
        var answer =
                switch (outcome) {
                    case CreateOutcome.Created created -> answers.created(created.pairing(), created.shown());
                    case CreateOutcome.MovedOn moved -> answers.movedOn(moved.pairing());
                    case CreateOutcome.KeyReused reused -> throw new ProblemException(ErrorCode.IDEMPOTENCY_MISMATCH);
                };
        return answer.invoke(body -> trail.pairing(body.id()))
                .map(body -> Answers.unstored(Status.CREATED, body)
                        .header("Location", site.issuer() + "/v1/pairings/" + body.id())
                        .build());
    }

    private Uni<RestResponse<ClaimAnswer>> claimed(ClaimResult result) {
        return switch (result) {
            case ClaimResult.Won won -> {
                trail.outcome(won.again() ? "again" : won.pairing().state());
                yield answers.claimed(won.pairing()).map(Answers::ok);
            }
            case Refusal refusal -> throw refusal.problem();
        };
    }
}
