// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.mode.Site;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What clients need to know of the token endpoint (RFC 8414). */
@Path("/.well-known/oauth-authorization-server")
@NonBlocking
@Tag(name = "Metadata", description = "What others need to verify our tokens")
public class MetadataResource {
    private final Site site;

    MetadataResource(Site site) {
        this.site = site;
    }

    /** The members of RFC 8414, 2, that apply. */
    public record Metadata(
            String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("response_types_supported") List<String> responseTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authMethods,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> authAlgorithms,

            @JsonProperty("scopes_supported") List<String> scopes) {}

    @GET
    @Limited(Call.METADATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "metadata", summary = "Authorization server metadata (RFC 8414)")
    public RestResponse<Metadata> metadata() {
        var metadata = new Metadata(
                site.issuer(),
                site.issuer() + "/oauth2/token",
                site.issuer() + "/.well-known/jwks.json",
                List.of("client_credentials"),
                List.of(),
                List.of("client_secret_basic", "private_key_jwt"),
                AssertionKeys.ALGORITHMS,
                Arrays.stream(Scope.values()).map(Scope::wire).toList());
        return ResponseBuilder.ok(metadata)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
