// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.openapi;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Problem;
import dev.qrtc.edge.problem.Problems;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.MethodInfo;

/** How a call may fail: one answer for each status, which names the codes. */
record Failures(Set<ErrorCode> codes) {
    private static final String SCHEMA = Problem.class.getSimpleName();

    /** Those of every call, of its token, of its body, and its own. */
    static Failures of(MethodInfo method, Optional<Access> access, boolean hasBody) {
        var codes = EnumSet.of(ErrorCode.ORIGIN_REFUSED, ErrorCode.SLOW_DOWN, ErrorCode.UNAVAILABLE);
        access.ifPresent(needed -> {
            codes.add(ErrorCode.UNAUTHENTICATED);
            needed.scope().ifPresent(scope -> codes.add(ErrorCode.INSUFFICIENT_SCOPE));
        });
        if (hasBody) {
            codes.addAll(EnumSet.of(
                    ErrorCode.REQUEST_MALFORMED, ErrorCode.REQUEST_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE));
        }
        var own = method.annotation(Problems.class);
        if (own != null) {
            Arrays.stream(own.value().asEnumArray()).map(ErrorCode::valueOf).forEach(codes::add);
        }
        return new Failures(codes);
    }

    void describe(Operation operation) {
        var byStatus = codes.stream()
                .collect(Collectors.groupingBy(
                        code -> code.status().orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(
                                code -> "`" + code.code() + "`: " + code.title() + ".", Collectors.joining(" "))));
        var responses = operation.getResponses();
        byStatus.forEach((status, description) -> {
            String name = String.valueOf(status);
            var known = responses.getAPIResponse(name);
            // What Quarkus says of a missing body has no content; what a call says itself stays.
            if (known == null || known.getContent() == null) {
                responses.addAPIResponse(
                        name,
                        OASFactory.createAPIResponse().description(description).content(content()));
            }
        });
    }

    /** The body of all of them (RFC 9457). */
    static void define(Components components) {
        components.addSchema(
                SCHEMA,
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description("An error (RFC 9457)")
                        .addProperty("type", text("urn:qrtc:problem: and the code"))
                        .addProperty("title", text("The code in words"))
                        .addProperty("status", integer("The HTTP status"))
                        .addProperty("code", text("Stable; all of them are in docs/reference/errors.md"))
                        .addProperty("detail", text("What about this request; never repeats it"))
                        .addProperty("retryAfter", integer("Seconds, as in the Retry-After header")));
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA)));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    private static Schema integer(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).description(description);
    }
}
