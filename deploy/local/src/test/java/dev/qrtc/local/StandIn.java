// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Takes the place of a service: reads its settings where the services do, is ready, and tells who it is. */
final class StandIn {
    private static final Set<String> PROBES = Set.of("/q/health/started", "/q/health/ready");

    private StandIn() {}

    /** Runs a stand-in that does what {@code mode} says. */
    static List<String> command(String mode) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StandIn.class.getName(),
                mode);
    }

    /** A stand-in that does not hear SIGTERM. */
    static List<String> deaf() {
        String line = "trap '' TERM; exec \"$0\" \"$@\"";
        List<String> command = new java.util.ArrayList<>(List.of("/bin/sh", "-c", line));
        command.addAll(command("works"));
        return command;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("dies")) {
            System.out.println("2026-11-22 08:00:00 ERROR [io.quarkus] (main) Failed to start application");
            System.out.println("Caused by: java.lang.IllegalStateException: qrtc.keys.file names no file");
            System.out.println("\tat dev.qrtc.Nowhere.main(Nowhere.java:1)");
            System.exit(3);
        }
        Properties settings = settings();
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(request -> request.response().end(answer(settings, request)))
                .listen(port(settings, "quarkus.http.port"), "127.0.0.1")
                .compose(http -> vertx.createHttpServer()
                        .requestHandler(request -> request.response()
                                .setStatusCode(PROBES.contains(request.path()) ? 200 : 404)
                                .end())
                        .listen(port(settings, "quarkus.management.port"), "127.0.0.1"))
                .onFailure(e -> System.exit(4));
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(URI.create(System.getenv("QUARKUS_CONFIG_LOCATIONS"))))) {
            settings.load(reader);
        }
        return settings;
    }

    private static int port(Properties settings, String name) {
        return Integer.parseInt(settings.getProperty(name));
    }

    private static String answer(Properties settings, HttpServerRequest request) {
        JsonObject answer = new JsonObject()
                .put("pid", ProcessHandle.current().pid())
                .put("path", request.path())
                .put("environment", String.join(",", System.getenv().keySet()));
        JsonObject properties = new JsonObject();
        settings.stringPropertyNames().forEach(name -> properties.put(name, settings.getProperty(name)));
        return answer.put("settings", properties).encode();
    }
}
