// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.limit.Network;
import dev.qrtc.edge.origin.Origins;
import dev.qrtc.signaling.relay.Sessions;
import dev.qrtc.signaling.relay.SignalingConfig;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may upgrade at all: a page of a listed origin, or a client that is no browser and brings its token in the header (a
 * browser always says its origin, and cannot set that header: cross-site hijacking has neither), while there is room. Where
 * there is none, the answer comes before the upgrade: it costs us least, and a load balancer can read it and ask another
 * replica. A browser sees a connection that failed (1006), and comes back with back-off as after 1013.
 */
@ApplicationScoped
class UpgradeCheck {
    private static final String RETRY_AFTER_S = "5";
    // The name that Vert.x gives to its own end of the pipeline.
    private static final String VERTX_HANDLER = "handler";

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

    /** What a request to upgrade gets. */
    sealed interface Answer {}

    /** It may; its connection has a place and is guarded from here. */
    record Permitted(SocketGuard guard) implements Answer {}

    /** It may not, with a status of HTTP. */
    record Refused(int status) implements Answer {
        void answer(HttpServerResponse response) {
            if (status == 503 || status == 429) {
                response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
            }
            response.setStatusCode(status).end();
        }
    }

    /** Decides on a request to upgrade. */
    Answer enter(HttpServerRequest request) {
        if (!isAllowed(request)) {
            metrics.originRefused();
            return new Refused(403);
        }
        if (request.version() == HttpVersion.HTTP_2 || !(request.connection() instanceof ConnectionBase connection)) {
            return new Refused(400);
        }
        if (connection.channel().pipeline().get(SocketGuard.NAME) != null) {
            // It asked before, was let in, and then was told that its handshake is none.
            return new Refused(400);
        }
        if (sessions.isDraining()) {
            return new Refused(503);
        }
        String network = Network.of(address(request.remoteAddress()));
        Optional<Limit> full = admission.enter(network);
        if (full.isPresent()) {
            metrics.hit(full.get());
            return new Refused(full.get() == Limit.CONNECTIONS ? 503 : 429);
        }
        connection.channel().closeFuture().addListener(closed -> admission.leave(network));
        return new Permitted(guard(connection.channel()));
    }

    private SocketGuard guard(Channel channel) {
        var guard = new SocketGuard(channel, frames, bytes);
        channel.config().setWriteBufferWaterMark(queue);
        channel.pipeline().addBefore(VERTX_HANDLER, SocketGuard.NAME, guard);
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
