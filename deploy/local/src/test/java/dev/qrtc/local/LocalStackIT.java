// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(StackOptions.of(Path.of(""), directory)
                .withReplicas(2)
                .withPackages(service -> StandIn.command("works"))
                .withSettings(Service.TOKEN, Map.of("qrtc.ice.turn-secret", "a: b\\c=#")));
    }

    @AfterAll
    static void nothingIsLeftAfterClose() {
        List<Long> pids = pids();
        assertEquals(9, pids.size());
        stack.close();
        pids.forEach(pid -> assertFalse(ProcessHandle.of(pid).isPresent(), "process " + pid + " is left"));
        assertFalse(Files.exists(directory.resolve("stack.json")));
    }

    private static List<Long> pids() {
        List<Long> pids = new ArrayList<>(List.of(stack.redis().pid()));
        for (Service service : Service.values()) {
            stack.replicas(service).forEach(replica -> pids.add(replica.pid()));
        }
        return pids;
    }

    @Test
    void stackFileTellsWhereEverythingIs() throws IOException {
        Path file = directory.resolve("stack.json");
        JsonObject content = new JsonObject(Files.readString(file));
        assertEquals("rw-------", mode(file));
        assertEquals(
                List.of("gateway", "token", "signaling", "qr", "demo", "redis", "client", "admin"),
                List.copyOf(content.fieldNames()));
        assertEquals(stack.gateway().toString(), content.getString("gateway"));
        assertTrue(content.getString("gateway").matches("http://localhost:\\d+"));
        assertEquals(
                stack.redis().url().toString(), content.getJsonObject("redis").getString("url"));
        assertEquals("client", content.getJsonObject("client").getString("id"));
        assertEquals(stack.admin().secret(), content.getJsonObject("admin").getString("secret"));
        for (int i = 0; i < 2; i++) {
            JsonObject replica = content.getJsonArray("signaling").getJsonObject(i);
            assertEquals(List.of("url", "management", "pid", "log"), List.copyOf(replica.fieldNames()));
            assertEquals(
                    replica.getLong("pid"), get(replica.getString("url") + "/").getLong("pid"));
            assertTrue(Files.exists(Path.of(replica.getString("log"))));
        }
    }

    @Test
    void secretsAreInPrivateFilesOnly() throws IOException {
        assertEquals("rwx------", mode(directory));
        assertEquals("rw-------", mode(stack.keys()));
        assertEquals("rw-------", mode(directory.resolve("clients.json")));
        assertEquals("rw-------", mode(directory.resolve("demo-1").resolve("application.properties")));
        assertEquals("rw-------", mode(directory.resolve("redis").resolve("redis.conf")));
        String password = stack.redis().url().getUserInfo().substring(1);
        for (long pid : pids()) {
            String argv =
                    ProcessHandle.of(pid).orElseThrow().info().commandLine().orElse("");
            assertFalse(argv.contains(password), argv);
            assertFalse(argv.contains(stack.demo().secret()), argv);
        }
    }

    @Test
    void eachServiceGetsItsSettings() {
        String gateway = stack.gateway().toString();
        JsonObject token = settings("/v1/pairings");
        assertEquals("production", token.getString("qrtc.mode"));
        assertEquals(gateway, token.getString("qrtc.public-url"));
        assertEquals(gateway, token.getString("qrtc.origins"));
        assertEquals("127.0.0.1", token.getString("quarkus.http.host"));
        assertEquals(stack.redis().url().toString(), token.getString("quarkus.redis.hosts"));
        assertEquals("a: b\\c=#", token.getString("qrtc.ice.turn-secret"));
        assertEquals("user:", token.getString("qrtc.clients.client.delegate"));
        assertEquals("pairing:present,pairing:scan,qr", token.getString("qrtc.clients.client.scopes"));
        assertFalse(token.encode().contains(stack.client().secret()));
        assertFalse(token.containsKey("qrtc.clients.admin.delegate"));
        assertEquals(
                gateway + "/.well-known/jwks.json", settings("/v1/signaling").getString("qrtc.jwks-url"));
        assertEquals(stack.demo().secret(), settings("/").getString("qrtc.demo.client-secret"));
        assertFalse(settings("/v1/qr").containsKey("quarkus.redis.hosts"));
    }

    @Test
    void childrenDoNotInheritOurEnvironment() {
        String names = get(stack.gateway() + "/").getString("environment");
        assertTrue(names.contains("QUARKUS_CONFIG_LOCATIONS"), names);
        List<String> known = List.of(
                "QUARKUS_CONFIG_LOCATIONS",
                "PATH",
                "HOME",
                "USER",
                "LANG",
                "LC_ALL",
                "TZ",
                "TMPDIR",
                "PWD",
                "SHLVL",
                "_",
                "OLDPWD");
        Arrays.stream(names.split(",", -1)).forEach(name -> assertTrue(known.contains(name), name));
    }

    @Test
    void aKilledReplicaIsPassedOverAndComesBackAtItsPlace() {
        Replica victim = stack.replicas(Service.QR).get(0);
        Replica other = stack.replicas(Service.QR).get(1);
        long before = victim.pid();
        stack.kill(victim);
        assertFalse(ProcessHandle.of(before).isPresent());
        for (int i = 0; i < 4; i++) {
            assertEquals(other.pid(), get(stack.gateway() + "/v1/qr").getLong("pid"));
        }
        stack.restart(victim);
        assertNotEquals(before, victim.pid());
        assertEquals(victim.pid(), get(victim.url() + "/").getLong("pid"));
        stack.stop(other);
        assertEquals(victim.pid(), get(stack.gateway() + "/v1/qr").getLong("pid"));
        stack.stop(victim);
        assertEquals(503, send(stack.gateway() + "/v1/qr").statusCode());
        stack.restart(victim);
        stack.restart(other);
    }

    @Test
    void redisKeepsItsDataThroughAnEnd() throws IOException {
        RedisTalk.to(stack.redis().url(), "SET kept yes", "+OK");
        stack.redis().stop();
        assertFalse(stack.redis().isAlive());
        stack.redis().start();
        RedisTalk.to(stack.redis().url(), "GET kept", "$3");
        stack.redis().kill();
        assertFalse(stack.redis().isAlive());
        stack.redis().start();
        RedisTalk.to(stack.redis().url(), "CONFIG GET appendonly", "*2");
    }

    @Test
    void aSecondStackInTheSameDirectoryIsRefused() {
        StartFailure failure =
                assertThrows(StartFailure.class, () -> LocalStack.start(StackOptions.of(Path.of(""), directory)));
        assertEquals("Another qrtc runs in " + directory.toAbsolutePath() + ": stop it first.", failure.getMessage());
        assertTrue(Files.exists(directory.resolve("stack.json")), "the first one's file is gone");
        assertTrue(stack.redis().isAlive());
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static JsonObject settings(String path) {
        return get(stack.gateway() + path).getJsonObject("settings");
    }

    private static JsonObject get(String url) {
        HttpResponse<String> response = send(url);
        assertEquals(200, response.statusCode(), response.body());
        return new JsonObject(response.body());
    }

    private static HttpResponse<String> send(String url) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
