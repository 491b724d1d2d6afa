// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.signaling.relay.SignalingConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.quarkus.value.registry.ValueRegistry;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what has connected and is no WebSocket in time. The server's idle time-out does not do that: a client that sends its
 * request head byte by byte ("slow loris") is never idle. The port serves nothing but the upgrade, so nobody else is hit.
 */
@ApplicationScoped
class UpgradeDeadline {
    private static final String NAME = "qrtc-upgrade-deadline";

    private final Vertx vertx;
    private final ValueRegistry ports;
    private final SocketMetrics metrics;
    private final long firstFrameMs;

    UpgradeDeadline(Vertx vertx, ValueRegistry ports, SocketMetrics metrics, SignalingConfig config) {
        this.vertx = vertx;
        this.ports = ports;
        this.metrics = metrics;
        this.firstFrameMs = config.limits().firstFrame().toMillis();
    }

    void listening(@ObservesAsync HttpServerStart event) {
        for (EventExecutor acceptor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            acceptor.execute(() -> watch((SingleThreadEventLoop) acceptor));
        }
    }

    private void watch(SingleThreadEventLoop acceptor) {
        int management = ports.getOrDefault(HttpServer.MANAGEMENT_PORT, -1);
        List<Channel> listening = new ArrayList<>();
        acceptor.registeredChannelsIterator().forEachRemaining(listening::add);
        for (Channel server : listening) {
            if (server instanceof ServerChannel
                    && server.localAddress() instanceof InetSocketAddress address
                    && address.getPort() != management
                    && server.pipeline().get(Accepted.class) == null) {
                server.pipeline().addFirst(new Accepted());
            }
        }
    }

    /** A connection has become a WebSocket; called on its event loop. */
    static void met(Channel connection) {
        if (connection.pipeline().get(NAME) != null) {
            connection.pipeline().remove(NAME);
        }
    }

    /** Sees each connection as it is accepted, before it has an event loop. */
    private final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addFirst(NAME, new Clock());
            }
            context.fireChannelRead(message);
        }
    }

    /** Runs from when the connection has its event loop until it is a WebSocket, or closed. */
    private final class Clock extends ChannelHandlerAdapter {
        private @Nullable Future<?> alarm;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            alarm = context.executor().schedule(() -> cut(context), firstFrameMs, TimeUnit.MILLISECONDS);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            Future<?> set = alarm;
            if (set != null) {
                set.cancel(false);
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it.
        private void cut(ChannelHandlerContext context) {
            metrics.hit(Limit.UPGRADE);
            context.close();
        }
    }
}
