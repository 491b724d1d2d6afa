// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.local.service.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, {@code ./qrtc up --native}, in a home with the launcher that was built and stand-ins for executables. */
class NativeScriptIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path home;

    @BeforeEach
    void copy() throws IOException {
        Path root = Path.of(System.getProperty("qrtc.root"));
        Files.copy(root.resolve("qrtc"), home.resolve("qrtc"), StandardCopyOption.COPY_ATTRIBUTES);
        // What is older than the launcher does not make the script build it anew.
        Path pom = Files.copy(root.resolve("pom.xml"), home.resolve("pom.xml"));
        Files.setLastModifiedTime(pom, FileTime.fromMillis(0));
        Path local = Files.createDirectories(home.resolve("deploy/local"));
        Files.createSymbolicLink(local.resolve("target"), root.resolve("deploy/local/target"));
    }

    @Test
    void runsWhatItFinds() throws Exception {
        for (Service service : Service.values()) {
            NativeStackIT.build(home, service);
        }
        int port = freePort();
        Process script = up(port);
        List<ProcessHandle> started = List.of();
        try {
            await().atMost(SOON).until(() -> !script.isAlive() || said().contains("qrtc is up: "));
            assertTrue(script.isAlive() && answers(port), this::said);
            started = script.descendants().toList();
            for (Service service : Service.values()) {
                Path arguments = home.resolve(service.module()).resolve("target/arguments");
                assertEquals("-Xmx" + service.heapMegabytes() + "m\n", Files.readString(arguments));
            }
            script.destroy();
            assertTrue(script.waitFor(SOON.toSeconds(), TimeUnit.SECONDS), this::said);
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly();
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        NativeStackIT.build(home, Service.TOKEN);
        Process script = up(freePort());
        try {
            assertTrue(script.waitFor(SOON.toSeconds(), TimeUnit.SECONDS), this::said);
            assertNotEquals(0, script.exitValue());
            assertTrue(
                    said().contains("signaling-service has no native executable: build it with mvn -Dnative"),
                    this::said);
        } finally {
            script.destroyForcibly();
        }
    }

    private Process up(int port) throws IOException {
        var builder = new ProcessBuilder("./qrtc", "up", "--native", "--port", Integer.toString(port))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        builder.environment().put("QRTC_JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private String said() {
        try {
            return Files.readString(home.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/pairings"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
