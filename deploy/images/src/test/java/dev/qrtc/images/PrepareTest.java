// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the secrets of {@code deploy/compose.yaml}. */
class PrepareTest {
    @TempDir
    Path directory;

    @Test
    void makesEverySecretOnce() throws IOException, InterruptedException {
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        // Keys take the whole launcher to make, and have tests of their own.
        Files.writeString(secrets.resolve("keys.json"), "{\"keys\":[]}");
        run(secrets);
        Map<String, String> made = contents(secrets);
        Compose.read().secrets().keySet().forEach(name -> assertTrue(made.containsKey(name), name));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
        assertTrue(made.getOrDefault("redis.conf", "").matches("requirepass [0-9a-f]{64}\n"));
        Properties token = properties(secrets.resolve("token.properties"));
        assertEquals(made.get("turn-secret"), token.getProperty("qrtc.ice.turn-secret"));
        assertTrue(token.getProperty("qrtc.clients.backend.secret-sha256").matches("[0-9a-f]{64}"));
        String password = made.getOrDefault("redis.conf", "").strip().substring("requirepass ".length());
        assertEquals(
                "redis://:" + password + "@redis:6379/",
                properties(secrets.resolve("redis.properties")).getProperty("quarkus.redis.hosts"));
        run(secrets);
        assertEquals(made, contents(secrets));
    }

    private static void run(Path secrets) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        House.file("deploy/compose/prepare").toString(), secrets.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private static Map<String, String> contents(Path secrets) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
