// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.issuer;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.e2e.stack.Stacks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Keycloak of its own, on the loopback interface, with the realm {@code staff} of keycloak-realm.json. */
final class Keycloak implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String realm;

    private Keycloak(Process process, String realm) {
        this.process = process;
        this.realm = realm;
    }

    /** Starts it; the build has unpacked it where {@code -Dqrtc.soak=true}. */
    static Keycloak start() throws IOException {
        var home = unpacked();
        forget(home.resolve("data/h2"));
        var realms = Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("/keycloak-realm.json")) {
            Files.write(
                    realms.resolve("staff-realm.json"),
                    Objects.requireNonNull(realm).readAllBytes());
        }
        int port = freePort();
        var builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
        var keycloak = new Keycloak(builder.start(), "http://127.0.0.1:" + port + "/realms/staff");
        await().atMost(START).pollInterval(Duration.ofSeconds(1)).until(keycloak::isThere);
        return keycloak;
    }

    /** Its {@code iss}. */
    String issuer() {
        return realm;
    }

    /** What the page about one's own provider says of Keycloak. */
    Map<String, String> settings() {
        return Map.of(
                "qrtc.issuers.staff.issuer", issuer(),
                "qrtc.issuers.staff.jwks-url", realm + "/protocol/openid-connect/certs",
                "qrtc.issuers.staff.audience", "qrtc",
                "qrtc.issuers.staff.types", "JWT",
                "qrtc.issuers.staff.require.typ", "Bearer",
                "qrtc.issuers.staff.claims.client", "azp",
                "qrtc.issuers.staff.claims.scope", "/realm_access/roles",
                "qrtc.issuers.staff.scope-map.employee", "pairing:present,pairing:scan,qr",
                "qrtc.issuers.staff.scopes", "pairing:present,pairing:scan,qr",
                "qrtc.issuers.staff.principal-prefix", "user:staff-");
    }

    /** Signs a user in, and gives all tokens of the answer. */
    JsonNode signIn(String client, String user) throws IOException, InterruptedException {
        var form = Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "username",
                user,
                "password",
                user + "-password",
                "scope",
                "openid");
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Keycloak says " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private boolean isThere() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended, see its keycloak.log");
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(realm)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path unpacked() throws IOException {
        try (var folders = Files.list(Stacks.home().resolve("e2e/target/keycloak"))) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    // What an earlier run left: a realm that is there is not imported again.
    private static void forget(Path database) throws IOException {
        if (Files.exists(database)) {
            try (var files = Files.list(database)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        var all = List.copyOf(process.descendants().toList());
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
