// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.read.CodeFinder;
import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.caller.RequiresScope;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.problem.Problems;
import dev.qrtc.qr.work.WorkPool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/qr/decode}: a picture becomes the texts of all its QR codes. */
@Path("/v1/qr/decode")
@Tag(name = "Codes")
public class DecodeResource {
    private final Decoding decoding;
    private final Caller caller;

    @Inject
    DecodeResource(Decoding decoding, Caller caller) {
        this.decoding = decoding;
        this.caller = caller;
    }

    /** Every code in the picture, or 422. The bytes themselves tell the format, whatever the Content-Type says. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RequiresScope("qr")
    @Limited(Call.DECODE)
    @Upload
    @Operation(
            operationId = "decode",
            summary = "Read the QR codes of a picture",
            description = "All codes are returned: who asked for one must not choose among several by itself.")
    @RequestBody(
            required = true,
            description = "The picture's bytes, or a form with one file",
            content = {
                @Content(mediaType = "image/png", schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = "image/bmp", schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = UploadForm.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "At least one code was read",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecodeAnswer.class)))
    @Problems({ErrorCode.IMAGE_DAMAGED, ErrorCode.IMAGE_TOO_LARGE, ErrorCode.UNSUPPORTED_IMAGE, ErrorCode.NO_CODE_FOUND
    })
    public Uni<RestResponse<DecodeAnswer>> decode(byte @Nullable [] body, @Context HttpHeaders headers) {
        String principal = caller.requireAccess().subject();
        return decoding.decode(principal, picture(body == null ? new byte[0] : body, headers.getMediaType()))
                .map(DecodeResource::answer)
                .onFailure(ImageRefused.class)
                .transform(DecodeResource::problem)
                .onFailure(WorkPool.Busy.class)
                .transform(busy -> new ProblemException(ErrorCode.UNAVAILABLE));
    }

    private static byte[] picture(byte[] body, @Nullable MediaType type) {
        if (type == null || !type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE) || type.isWildcardType()) {
            return body;
        }
        return MultipartPicture.of(type, body)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.REQUEST_MALFORMED, "The form must have a boundary and exactly one file."));
    }

    private static RestResponse<DecodeAnswer> answer(CodeFinder.Finding finding) {
        if (finding.codes().isEmpty()) {
            throw new ProblemException(ErrorCode.NO_CODE_FOUND);
        }
        return ResponseBuilder.ok(DecodeAnswer.of(finding), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ProblemException problem(ImageRefused refused) {
        ErrorCode code =
                switch (refused.reason()) {
                    case UNSUPPORTED -> ErrorCode.UNSUPPORTED_IMAGE;
                    case TOO_LARGE -> ErrorCode.IMAGE_TOO_LARGE;
                    case DAMAGED -> ErrorCode.IMAGE_DAMAGED;
                };
        return new ProblemException(code, refused.detail());
    }
}
