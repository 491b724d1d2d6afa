// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import dev.qrtc.edge.caller.RequiresScope;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.edge.problem.Problems;
import dev.qrtc.token.access.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The audit log, for administrators. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what, when, from where, and how it ended")
public class AuditResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final AuditPages pages;

    AuditResource(AuditPages pages) {
        this.pages = pages;
    }

    @GET
    @RequiresScope(Scope.ADMINISTER)
    @Limited(Call.AUDIT)
    @Audited(Act.AUDIT)
    @Operation(operationId = "audit", summary = "What happened, the oldest first; `next` goes on from there")
    @Problems(ErrorCode.REQUEST_MALFORMED)
    public Uni<RestResponse<AuditPage>> read(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("what") @Nullable String what,
            @QueryParam("who") @Nullable String who,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("pairing") @Nullable String pairing,
            @QueryParam("device") @Nullable String device,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until) {
        var filter = new AuditFilter(
                act(what),
                Optional.ofNullable(who),
                Optional.ofNullable(outcome),
                Optional.ofNullable(pairing),
                Optional.ofNullable(device),
                instant("since", since),
                instant("until", until));
        return pages.page(filter, after(after), Malformed.limit(limit, DEFAULT_LIMIT, MAX_LIMIT))
                .map(page -> ResponseBuilder.ok(page)
                        .header("Cache-Control", "no-store")
                        .build());
    }

    private static Optional<Act> act(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        return Act.parse(name).or(() -> {
            throw Malformed.parameter("what", "names nothing that is recorded");
        });
    }

    private static Optional<String> after(@Nullable String id) {
        if (id != null && !id.matches("[0-9]{1,15}-[0-9]{1,15}")) {
            throw Malformed.parameter("after", "must be the `next` of the page before");
        }
        return Optional.ofNullable(id);
    }

    private static Optional<Instant> instant(String name, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse).filter(instant -> {
                if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                    throw Malformed.parameter(name, "is too far away");
                }
                return true;
            });
        } catch (DateTimeParseException e) {
            throw Malformed.parameter(name, "must be a time such as 2026-11-22T16:00:00Z");
        }
    }
}
