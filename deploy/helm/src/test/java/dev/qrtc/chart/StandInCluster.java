// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of Kubernetes' API as Helm's {@code lookup} of a Secret asks. Helm finds it through {@code KUBECONFIG}. */
final class StandInCluster implements AutoCloseable {
    private static final String RESOURCES = """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": [
              {"name": "secrets", "singularName": "secret", "namespaced": true, "kind": "Secret", "verbs": ["get"]}]}""";
    private static final String UNKNOWN =
            "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"reason\": \"NotFound\", \"code\": 404}";

    private final HttpServer server;
    private final Map<String, JsonNode> secrets = new ConcurrentHashMap<>();

    StandInCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(Path.of(System.getenv("KUBECONFIG")), """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: test, context: {cluster: test}}]
                current-context: test
                """.formatted(
                        server.getAddress().getPort()));
    }

    /** Has that Secret from now on. */
    void has(JsonNode secret) {
        secrets.put(secret.at("/metadata/name").asText(), secret);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var secret = secrets.get(path.substring(path.lastIndexOf('/') + 1));
        var isKnown = path.equals("/api/v1") || secret != null;
        var text = path.equals("/api/v1") ? RESOURCES : secret != null ? secret.toString() : UNKNOWN;
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(isKnown ? 200 : 404, body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
