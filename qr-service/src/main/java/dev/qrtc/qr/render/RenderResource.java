// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.picture.ImageRefused;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/qr}: a text becomes the picture of a QR code (ISO/IEC 18004). */
@Path("/v1/qr")
@Tag(name = "Codes", description = "QR codes, drawn and read")
public class RenderResource {
    private final Renderer renderer;
    private final Caller caller;

    @Inject
    RenderResource(Renderer renderer, Caller caller) {
        this.renderer = renderer;
        this.caller = caller;
    }

    /** The picture, with the symbol's version and its modules a side in headers. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope("qr")
    @Limited(Call.DRAW)
    @Operation(
            operationId = "render",
            summary = "Draw a text as a QR code",
            description = "The format is the one that the body names, else the one that the Accept header prefers.")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            headers = {
                @Header(name = "Qr-Version", description = "1 to 40", schema = @Schema(implementation = Integer.class)),
                @Header(
                        name = "Qr-Modules",
                        description = "Modules a side, without the quiet zone",
                        schema = @Schema(implementation = Integer.class)),
                @Header(
                        name = "Qr-Warning",
                        description = "Why the code will be hard to scan, above version 13",
                        schema = @Schema(implementation = String.class))
            },
            content = {
                @Content(mediaType = "image/svg+xml", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "image/png", schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class))
            })
    @Problems({
        ErrorCode.IMAGE_DAMAGED,
        ErrorCode.NOT_ACCEPTABLE,
        ErrorCode.IMAGE_TOO_LARGE,
        ErrorCode.UNSUPPORTED_IMAGE,
        ErrorCode.LOGO_UNREADABLE,
        ErrorCode.NOT_COMPACTABLE,
        ErrorCode.TEXT_TOO_LONG
    })
    public Uni<RestResponse<byte[]>> render(@Nullable RenderRequest request, @Context HttpHeaders headers) {
        RenderOrder order = checked(request);
        Format format = order.format()
                .or(() -> Format.accepted(headers.getAcceptableMediaTypes()))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_ACCEPTABLE, "Give a format, or accept image/svg+xml, image/png or text/plain."));
        if (format == Format.UTF8 && order.logo().isPresent()) {
            throw malformed("a logo needs svg or png");
        }
        return renderer.render(caller.requireAccess().subject(), order, format)
                .map(drawing -> answer(drawing, format))
                .onFailure(WorkPool.Busy.class)
                .transform(busy -> new ProblemException(ErrorCode.UNAVAILABLE));
    }

    private static RenderOrder checked(@Nullable RenderRequest request) {
        if (request == null) {
            throw malformed("The body is missing.");
        }
        try {
            return RenderOrder.of(request);
        } catch (IllegalArgumentException wrong) {
            throw malformed(String.valueOf(wrong.getMessage()));
        }
    }

    private static RestResponse<byte[]> answer(Drawing drawing, Format format) {
        return switch (drawing) {
            case Drawing.Done done -> picture(done, format);
            case Drawing.TooSmall small ->
                throw malformed("size is too small: the code alone has %,d modules a side, quiet zone included"
                        .formatted(small.modules()));
            case Drawing.NotCompactable other -> throw new ProblemException(ErrorCode.NOT_COMPACTABLE);
            case Drawing.TextTooLong tooLong -> throw new ProblemException(ErrorCode.TEXT_TOO_LONG);
            case Drawing.LogoRefused refused -> throw refused(refused.why());
            case Drawing.LogoUnreadable unreadable ->
                throw new ProblemException(
                        ErrorCode.LOGO_UNREADABLE,
                        "With this logo in its middle the code was not read, or the logo was read as a code of its own.");
            case Drawing.TooWide wide ->
                throw malformed(
                        "the picture would be wider than %,d pixels: use a smaller scale".formatted(wide.maxSide()));
        };
    }

    private static RestResponse<byte[]> picture(Drawing.Done done, Format format) {
        ResponseBuilder<byte[]> answer = ResponseBuilder.ok(done.bytes(), format.mediaType())
                .header("Qr-Version", done.version())
                .header("Qr-Modules", done.modules())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff");
        ScanBudget.warning(done.version(), done.modules()).ifPresent(warning -> answer.header("Qr-Warning", warning));
        return answer.build();
    }

    private static ProblemException refused(ImageRefused logo) {
        ErrorCode code =
                switch (logo.reason()) {
                    case UNSUPPORTED -> ErrorCode.UNSUPPORTED_IMAGE;
                    case TOO_LARGE -> ErrorCode.IMAGE_TOO_LARGE;
                    case DAMAGED -> ErrorCode.IMAGE_DAMAGED;
                };
        return new ProblemException(code, "logo: " + logo.detail());
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ErrorCode.REQUEST_MALFORMED, detail);
    }
}
