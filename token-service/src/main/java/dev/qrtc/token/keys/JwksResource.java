// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public keys, for whoever verifies our tokens. */
@Path("/.well-known/jwks.json")
@NonBlocking
@Tag(name = "Metadata")
public class JwksResource {
    // As often as our own services look; a key is published well before it signs.
    private static final String CACHE = "public, max-age=60";

    private final KeyRing keys;

    JwksResource(KeyRing keys) {
        this.keys = keys;
    }

    /** A JWK set (RFC 7517, 5). */
    public record JwkSet(List<Map<String, Object>> keys) {}

    @GET
    @Limited(Call.METADATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "jwks", summary = "The public keys (RFC 7517)")
    public RestResponse<JwkSet> jwks() {
        return ResponseBuilder.ok(new JwkSet(keys.published()))
                .header("Cache-Control", CACHE)
                .build();
    }
}
