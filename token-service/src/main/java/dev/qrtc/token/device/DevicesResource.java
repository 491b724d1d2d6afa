// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.caller.RequiresScope;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limited;
import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.edge.problem.Problems;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.access.Scope;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audited;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** The registry of devices: a user's own, and all of them for administrators. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.MANAGE_DEVICES)
@Limited(Call.DEVICE)
@Tag(name = "Devices", description = "Devices with keys and owners")
public class DevicesResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private final Registration registration;
    private final Devices devices;
    private final Changing changing;
    private final Caller caller;
    private final Site site;

    DevicesResource(Registration registration, Devices devices, Changing changing, Caller caller, Site site) {
        this.registration = registration;
        this.devices = devices;
        this.changing = changing;
        this.caller = caller;
        this.site = site;
    }

    @POST
    @Audited(Act.DEVICE_REGISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "registerDevice", summary = "Register a device by its public key")
    @APIResponseSchema(
            value = DeviceView.class,
            responseCode = "201",
            responseDescription = "The device; Location names it")
    @Problems({ErrorCode.DEVICE_EXISTS, ErrorCode.NOT_ALLOWED})
    public Uni<RestResponse<DeviceView>> register(@Nullable RegisterRequest body) {
        return registration
                .register(registrar(), Malformed.required(body))
                .map(device -> response(Status.CREATED, device)
                        .header(
                                "Location",
                                site.issuer() + "/v1/devices/" + URLEncoder.encode(device.id(), StandardCharsets.UTF_8))
                        .build());
    }

    @GET
    @Audited(Act.DEVICE_READ)
    @Operation(
            operationId = "listDevices",
            summary = "The caller's devices; for administrators all, or those of an owner")
    @Problems({ErrorCode.REQUEST_MALFORMED, ErrorCode.NOT_ALLOWED})
    public Uni<DevicesView> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return devices.list(registrar(), owner(owner), after(after), Malformed.limit(limit, DEFAULT_LIMIT, MAX_LIMIT))
                .map(DevicesView::of);
    }

    @GET
    @Path("/{id}")
    @Audited(Act.DEVICE_READ)
    @Operation(operationId = "readDevice", summary = "One device")
    @Problems({ErrorCode.DEVICE_UNKNOWN, ErrorCode.NOT_ALLOWED})
    public Uni<RestResponse<DeviceView>> read(@PathParam("id") String id) {
        return devices.read(registrar(), id)
                .map(device -> response(Status.OK, device).build());
    }

    @PATCH
    @Audited(Act.DEVICE_CHANGE)
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeDevice", summary = "Another name, other owners, another mark")
    @Problems({ErrorCode.DEVICE_UNKNOWN, ErrorCode.NOT_ALLOWED, ErrorCode.PRECONDITION_FAILED})
    public Uni<RestResponse<DeviceView>> change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ChangeRequest body) {
        return changing.change(registrar(), id, Precondition.of(ifMatch), Malformed.required(body))
                .map(device -> response(Status.OK, device).build());
    }

    @DELETE
    @Audited(Act.DEVICE_DELETE)
    @Path("/{id}")
    @Operation(operationId = "deleteDevice", summary = "Delete a device: its tokens and live pairings end at once")
    @Problems({
        ErrorCode.REQUEST_MALFORMED,
        ErrorCode.DEVICE_UNKNOWN,
        ErrorCode.NOT_ALLOWED,
        ErrorCode.PRECONDITION_FAILED
    })
    public Uni<RestResponse<Void>> delete(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changing.delete(registrar(), id, Precondition.of(ifMatch))
                .map(done -> RestResponse.status(Status.NO_CONTENT));
    }

    private Registrar registrar() {
        return Registrar.of(caller.requireAccess());
    }

    private static ResponseBuilder<DeviceView> response(Status status, Device device) {
        return ResponseBuilder.create(status, DeviceView.of(device)).header("ETag", Precondition.tag(device));
    }

    private static Optional<Principal> owner(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(name)
                .filter(Principal::isPrincipal)
                .map(Principal::new)
                .or(() -> {
                    throw Malformed.parameter("owner", "must be user:<name>");
                });
    }

    private static Optional<Principal> after(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        return Device.principal(id).or(() -> {
            throw Malformed.parameter("after", "must be the `next` of the page before");
        });
    }
}
