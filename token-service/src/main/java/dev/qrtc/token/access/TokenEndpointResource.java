// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.token.access.Authentication.Presented;
import dev.qrtc.token.access.Authentication.Result.Known;
import dev.qrtc.token.access.Authentication.Result.Unknown;
import dev.qrtc.token.access.Grant.Issued;
import dev.qrtc.token.access.Grant.Refused;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audited;
import dev.qrtc.token.audit.Trail;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749, 3.2) for {@code client_credentials}. */
@Path("/oauth2/token")
@NonBlocking
@Tag(name = "Access", description = "Tokens for principals")
@SecurityScheme(
        securitySchemeName = "client",
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description = "A client id and its secret; a client with a key sends client_assertion instead (RFC 7523)")
public class TokenEndpointResource {
    private final Authentication authentication;
    private final AccessTokens tokens;
    private final Trail trail;

    TokenEndpointResource(Authentication authentication, AccessTokens tokens, Trail trail) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.trail = trail;
    }

    /** The form; only its description, for a parameter that comes twice must be seen. */
    public record TokenRequest(
            @Schema(description = "client_credentials", required = true) @JsonProperty("grant_type")
            String grantType,

            @Schema(description = "What is asked for, between spaces; left out: all that is allowed") @Nullable
            String scope,

            @Schema(description = "The principal to speak for; left out: the client itself") @Nullable
            String subject,

            @Schema(description = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            @JsonProperty("client_assertion_type")
            @Nullable
            String clientAssertionType,

            @Schema(
                    description =
                            "private_key_jwt (RFC 7523): what the client signed, in place of the Authorization header")
            @JsonProperty("client_assertion")
            @Nullable
            String clientAssertion,

            @Schema(description = "Beside client_assertion, if at all: the client that it names")
            @JsonProperty("client_id")
            @Nullable
            String clientId) {}

    /** Either a token (RFC 6749, 5.1) or an error (5.2). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("token_type") @Nullable String tokenType,
            @JsonProperty("expires_in") @Nullable Long expiresIn,
            @Nullable String scope,
            @Nullable String error,
            @JsonProperty("error_description") @Nullable String errorDescription) {
        @Override
        public String toString() {
            return error == null ? "a token" : error;
        }
    }

    @POST
    @Limited(Call.TOKEN)
    @Audited(Act.TOKEN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "token",
            summary = "An access token for the client, or for a subject it speaks for (RFC 6749, 4.4)")
    @SecurityRequirement(name = "client")
    @SecurityRequirementsSet
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenRequest.class)))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request, unauthorized_client, unsupported_grant_type, invalid_scope (RFC 6749, 5.2)",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client (RFC 6749, 5.2)",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponseSchema(Answer.class)
    public Uni<RestResponse<Answer>> token(
            @HeaderParam("Authorization") @Nullable String authorization, MultivaluedMap<String, String> form) {
        return decide(authorization, form)
                .invoke(grant -> {
                    if (grant instanceof Refused refused) {
                        trail.outcome(refused.error().wire());
                    }
                })
                .map(TokenEndpointResource::answer);
    }

    private Uni<Grant> decide(@Nullable String authorization, MultivaluedMap<String, String> form) {
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            return refused(OAuthError.INVALID_REQUEST, "a parameter is given twice");
        }
        var presented = new Presented(
                authorization,
                parameter(form, "client_id"),
                parameter(form, "client_secret"),
                parameter(form, "client_assertion_type"),
                parameter(form, "client_assertion"));
        authentication.claimedId(presented).ifPresent(trail::client);
        return authentication.of(presented).chain(result -> switch (result) {
            case Known known -> grant(known.client(), form);
            case Unknown unknown -> Uni.createFrom().item(unknown.why());
        });
    }

    private Uni<Grant> grant(Client client, MultivaluedMap<String, String> form) {
        var grantType = form.getFirst("grant_type");
        if (grantType == null || grantType.isEmpty()) {
            return refused(OAuthError.INVALID_REQUEST, "grant_type is missing");
        }
        if (!grantType.equals("client_credentials")) {
            return refused(OAuthError.UNSUPPORTED_GRANT_TYPE, "only client_credentials is supported");
        }
        return tokens.grant(client, parameter(form, "subject"), parameter(form, "scope"));
    }

    private static Uni<Grant> refused(OAuthError error, String description) {
        return Uni.createFrom().item(new Refused(error, description));
    }

    // RFC 6749, 3.2: a parameter without a value is as one that is absent.
    private static @Nullable String parameter(MultivaluedMap<String, String> form, String name) {
        var value = form.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static RestResponse<Answer> answer(Grant grant) {
        return switch (grant) {
            case Issued issued -> issue(issued);
            case Refused refused -> refuse(refused);
        };
    }

    private static RestResponse<Answer> issue(Issued issued) {
        return ResponseBuilder.ok(
                        new Answer(issued.token(), "Bearer", issued.life().toSeconds(), issued.scope(), null, null))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static RestResponse<Answer> refuse(Refused refused) {
        var answer = new Answer(null, null, null, null, refused.error().wire(), refused.description());
        var response = ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(refused.error().status()), answer)
                .header("Cache-Control", "no-store");
        return refused.error() == OAuthError.INVALID_CLIENT
                ? response.header("WWW-Authenticate", "Basic realm=\"qrtc\"").build()
                : response.build();
    }
}
