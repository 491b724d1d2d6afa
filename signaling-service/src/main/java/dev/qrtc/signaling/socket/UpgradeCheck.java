// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.origin.Origins;
import dev.qrtc.signaling.relay.Sessions;
import dev.qrtc.signaling.relay.SignalingConfig;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may upgrade at all: a page of a listed origin, or a client that is no browser and brings its token in the header (a
 * browser always says its origin, and cannot set that header: cross-site hijacking has neither), while there is room. Where
 * there is none, the answer comes before the upgrade: it costs us least, and a load balancer can read it and ask another
 * replica. A browser sees a connection that failed (1006), and comes back with back-off as after 1013.
 */
@ApplicationScoped
class UpgradeCheck implements HttpUpgradeCheck {
    /** Where a connection finds its guard. */
    static final UserData.TypedKey<SocketGuard> GUARD = new UserData.TypedKey<>("guard");

    // The name that Vert.x gives to its own end of the pipeline.
    private static final String VERTX_HANDLER = "handler";
    private static final int MOST_FRAMES_A_WRITE = 64;
    private static final Map<String, List<String>> LATER = Map.of("Retry-After", List.of("5"));

    private final Origins origins;
    private final Sessions sessions;
    private final Admission admission;
    private final SocketMetrics metrics;
    private final Pace frames;
    private final Pace bytes;
    private final WriteBufferWaterMark queue;

    UpgradeCheck(
            Origins origins, Sessions sessions, Admission admission, SocketMetrics metrics, SignalingConfig config) {
        var limits = config.limits();
        this.origins = origins;
        this.sessions = sessions;
        this.admission = admission;
        this.metrics = metrics;
        this.frames = new Pace(limits.framesPerSecond(), limits.framesBurst());
        this.bytes = new Pace(limits.bytesPerSecond(), limits.bytesBurst());
        this.queue = new WriteBufferWaterMark(limits.queuedBytes() / 2, limits.queuedBytes());
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        if (!isAllowed(request)) {
            metrics.originRefused();
            return CheckResult.rejectUpgrade(403);
        }
        if (request.version() == HttpVersion.HTTP_2 || !(request.connection() instanceof ConnectionBase connection)) {
            return CheckResult.rejectUpgrade(400);
        }
        if (sessions.isDraining()) {
            return CheckResult.rejectUpgrade(503, LATER);
        }
        String network = Admission.network(address(request.remoteAddress()));
        Optional<Limit> full = admission.enter(network);
        if (full.isPresent()) {
            metrics.hit(full.get());
            return CheckResult.rejectUpgrade(full.get() == Limit.CONNECTIONS ? 503 : 429, LATER);
        }
        connection.channel().closeFuture().addListener(closed -> admission.leave(network));
        context.userData().put(GUARD, guard(connection.channel()));
        return CheckResult.permitUpgrade();
    }

    private SocketGuard guard(Channel channel) {
        var guard = new SocketGuard(channel, frames, bytes);
        channel.config().setWriteBufferWaterMark(queue);
        channel.pipeline().addBefore(VERTX_HANDLER, SocketGuard.NAME, guard);
        // One write to the network for all frames of one turn of the event loop: such writes are half of what a relayed
        // frame costs this service.
        channel.pipeline().addFirst(new FlushConsolidationHandler(MOST_FRAMES_A_WRITE, true));
        return guard;
    }

    private boolean isAllowed(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null ? request.headers().contains(HttpHeaders.AUTHORIZATION) : origins.allows(origin);
    }

    // Behind a trusted proxy (quarkus.http.proxy.*) this is the address that the proxy names.
    private static String address(@Nullable SocketAddress remote) {
        if (remote == null) {
            return "";
        }
        String address = remote.hostAddress() == null ? remote.host() : remote.hostAddress();
        return address == null ? "" : address;
    }
}
