// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import dev.qrtc.local.service.Service;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Servers that a test makes up, and a gateway before them. */
final class GatewayFixture implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();

    /** The port of a server that does what {@code handler} does. */
    int rest(Handler<HttpServerRequest> handler) {
        return port(server().requestHandler(handler));
    }

    int sockets(Handler<ServerWebSocket> handler) {
        return port(server().webSocketHandler(handler));
    }

    private HttpServer server() {
        return vertx.createHttpServer(new HttpServerOptions().setWebSocketSubProtocols(List.of("qrtc.v1")));
    }

    private static int port(HttpServer server) {
        return get(server.listen(0, "127.0.0.1")).actualPort();
    }

    /** A port on which nobody listens. */
    static int dead() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Gateway before(Service service, Integer... ports) {
        return Gateway.open(0, Map.of(service, Arrays.asList(ports)));
    }

    static WebSocketConnectOptions socketTo(Gateway gateway) {
        URI url = gateway.url();
        return new WebSocketConnectOptions()
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setURI("/v1/signaling?instance=abcdefgh&attempt=1")
                .setSubProtocols(List.of("qrtc.v1", "peer.aaa.bbb.ccc"));
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        get(vertx.close());
    }
}
