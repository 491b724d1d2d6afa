// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import dev.qrtc.local.console.StartFailure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletionException;

/** Listens on what {@code localhost} means: 127.0.0.1 and ::1. */
final class Listeners {
    /** Room for a few tokens in the header. */
    static final int HEADER_BYTES = 32 * 1024;

    private Listeners() {}

    /** Gives the port, which is {@code wanted} unless that is 0. */
    static int open(Vertx vertx, int wanted, Handler<HttpServerRequest> handler) {
        int port = listen(vertx, "127.0.0.1", wanted, handler);
        if (hasIpv6Loopback()) {
            listen(vertx, "::1", port, handler);
        }
        return port;
    }

    private static int listen(Vertx vertx, String address, int port, Handler<HttpServerRequest> handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(address)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(HEADER_BYTES);
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(connection -> connection.exceptionHandler(broken -> {}))
                .requestHandler(handler);
        try {
            return await(server.listen()).actualPort();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw refused(port, cause == null ? e : cause);
        }
    }

    private static StartFailure refused(int port, Throwable cause) {
        if (cause instanceof BindException
                && !String.valueOf(cause.getMessage()).contains("denied")) {
            return new StartFailure(
                    "Port " + port + " is in use by another program: stop that, or choose another port with --port.",
                    cause);
        }
        return new StartFailure(
                "Cannot listen on port " + port + ": " + cause.getMessage() + "; choose another port with --port.",
                cause);
    }

    private static boolean hasIpv6Loopback() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getAllByName("::1")[0], 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
