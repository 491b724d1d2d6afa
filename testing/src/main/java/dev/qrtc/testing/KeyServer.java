// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves a JWK set at a free loopback port, in the place of token-service, to services that verify with its keys. */
public final class KeyServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String body;
    private volatile int status = 200;

    private KeyServer(HttpServer server, String body) {
        this.server = server;
        this.body = body;
    }

    /** Serves the public keys of {@code keys}. */
    public static KeyServer serving(TestKeys keys) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            var keyServer = new KeyServer(server, keys.publicSet());
            server.createContext("/.well-known/jwks.json", keyServer::answer);
            server.start();
            return keyServer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code qrtc.jwks-url} takes. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json";
    }

    /** Serves other keys from now on. */
    public void rotateTo(TestKeys keys) {
        serve(200, keys.publicSet());
    }

    /** Serves whatever a test wants. */
    public void serve(int newStatus, String newBody) {
        body = newBody;
        status = newStatus;
    }

    /** How often it was asked. */
    public int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
