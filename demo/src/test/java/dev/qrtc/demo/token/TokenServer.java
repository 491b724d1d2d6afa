// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A real HTTP server that keeps RFC 6749 by the letter: it takes only our client's Basic credentials and the form of a
 * delegated client_credentials call. Some names ({@code busy}, {@code slow}, ...) get the answers that go wrong.
 */
public final class TokenServer implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "s3cret+/ with space";
    private static final String BASIC =
            Base64.getEncoder().encodeToString("demo:s3cret%2B%2F+with+space".getBytes(UTF_8));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server = create();

    @Override
    public Map<String, String> start() {
        server.createContext("/oauth2/token", this::answer);
        server.setExecutor(threads);
        server.start();
        return Map.of(
                "qrtc.demo.server-url",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "qrtc.demo.client-id", "demo",
                "qrtc.demo.client-secret", SECRET,
                "qrtc.demo.token-timeout", "3s",
                "qrtc.demo.session-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var form = form(new String(call.getRequestBody().readAllBytes(), UTF_8));
            var subject = form.getOrDefault("subject", "");
            if (!call.getRequestMethod().equals("POST") || !("Basic " + BASIC).equals(header(call, "Authorization"))) {
                send(call, 401, "{\"error\":\"invalid_client\"}");
            } else if (!isDelegatedCall(call, form)) {
                send(call, 400, "{\"error\":\"invalid_request\"}");
            } else {
                answerTo(subject, call);
            }
        }
    }

    private static void answerTo(String subject, HttpExchange call) throws IOException {
        switch (subject) {
            case "user:unwelcome" ->
                send(call, 401, "{\"error\":\"invalid_client\",\"error_description\":\"canary-text\"}");
            case "user:busy" -> {
                call.getResponseHeaders().set("Retry-After", "17");
                send(call, 429, "{\"error\":\"slow_down\"}");
            }
            case "user:broken" -> send(call, 503, "<html>");
            case "user:garbled" -> send(call, 200, "not json");
            case "user:empty" -> send(call, 200, "{\"token_type\":\"Bearer\",\"expires_in\":300}");
            case "user:elsewhere" -> {
                call.getResponseHeaders().set("Location", "/oauth2/token");
                send(call, 307, "");
            }
            case "user:gone" -> {} // closes without an answer
            case "user:slow" -> untilStopped();
            case "user:trickle" -> {
                call.sendResponseHeaders(200, 100);
                call.getResponseBody().write('{');
                call.getResponseBody().flush();
                untilStopped();
            }
            default ->
                send(
                        call,
                        200,
                        "{\"access_token\":\"at-of-" + subject + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        }
    }

    /** Holds the call until {@link #stop()} interrupts it. */
    private static void untilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isDelegatedCall(HttpExchange call, Map<String, String> form) {
        return "application/x-www-form-urlencoded".equals(header(call, "Content-Type"))
                && "client_credentials".equals(form.get("grant_type"))
                && "pairing:present pairing:scan".equals(form.get("scope"))
                && form.getOrDefault("subject", "").startsWith("user:")
                && form.size() == 3;
    }

    private static String header(HttpExchange call, String name) {
        return String.valueOf(call.getRequestHeaders().getFirst(name));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
