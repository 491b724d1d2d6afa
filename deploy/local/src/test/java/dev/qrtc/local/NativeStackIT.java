// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.service.Service;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./qrtc up --native} starts, with stand-ins where native-image would have put its executables. */
class NativeStackIT {
    @TempDir
    Path home;

    @Test
    void runsExecutablesWithTheSettingsThatJarsGet() throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            build(home, service);
        }
        try (LocalStack stack = LocalStack.start(options().withPort(0))) {
            JsonObject token = get(stack.gateway() + "/v1/pairings");
            assertEquals("production", token.getJsonObject("settings").getString("qrtc.mode"));
            assertEquals(
                    stack.redis().url().toString(),
                    token.getJsonObject("settings").getString("quarkus.redis.hosts"));
            for (Service service : Service.values()) {
                Path arguments = target(home, service).resolve("arguments");
                assertEquals("-Xmx" + service.heapMegabytes() + "m\n", Files.readString(arguments));
            }
        }
    }

    @Test
    void saysWhatToDoWhereThereIsNone() throws IOException {
        build(home, Service.TOKEN);
        Path jar = Files.createDirectories(target(home, Service.SIGNALING).resolve("quarkus-app"))
                .resolve("quarkus-run.jar");
        Files.createFile(jar);
        StartFailure failure = assertThrows(StartFailure.class, () -> LocalStack.start(options()));
        assertEquals(
                "signaling-service has no native executable: build it with mvn -Dnative -DskipTests package, with GraalVM"
                        + " or Mandrel 25 at GRAALVM_HOME.",
                failure.getMessage());
    }

    private StackOptions options() {
        return Arguments.parse(
                List.of("--home", home.toString(), "--package", "native", "--port", "1"), Progress.silent());
    }

    /** Puts a stand-in where native-image would have put the executable. */
    static void build(Path home, Service service) throws IOException {
        Path target = Files.createDirectories(target(home, service));
        String line = "#!/bin/sh\necho \"$@\" >'" + target.resolve("arguments") + "'\nexec '"
                + String.join("' '", StandIn.command("works")) + "'\n";
        Path runner = Files.writeString(target.resolve(service.module() + "-1-runner"), line);
        Files.setPosixFilePermissions(runner, PosixFilePermissions.fromString("rwx------"));
    }

    private static Path target(Path home, Service service) {
        return home.resolve(service.module()).resolve("target");
    }

    private static JsonObject get(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        return new JsonObject(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
