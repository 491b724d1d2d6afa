// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Answers with white space, which every JSON reader skips, for as long as somebody takes it: up to 16 GiB. */
final class EndlessServer implements AutoCloseable {
    private static final long MOST = 16L * 1024 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean brokenOff;

    private EndlessServer(HttpServer server) {
        this.server = server;
    }

    static EndlessServer start() throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        var endless = new EndlessServer(http);
        http.setExecutor(endless.threads);
        http.createContext("/", endless::answer);
        http.start();
        return endless;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** In bytes, what was given to the socket. */
    long sent() {
        return sent.get();
    }

    /** Whether the caller hung up. */
    boolean wasBrokenOff() {
        return brokenOff;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            while (sent.get() < MOST) {
                body.write(spaces);
                sent.addAndGet(spaces.length);
            }
        } catch (IOException e) {
            brokenOff = true;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
