// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Built again in another folder, each package is the same, byte by byte. */
@EnabledIfSystemProperty(named = "qrtc.soak", matches = "true", disabledReason = "builds all services again")
class ReproducibleIT {
    private static final Set<String> NOT_SOURCES = Set.of(".git", "target", "node_modules", "dist");

    // Quarkus writes what its build steps record in the order in which they happen to end: the classes are the same,
    // their
    // constants are not. https://github.com/quarkusio/quarkus/pull/53025 and others mend it after 3.33.
    private static final Set<String> QUARKUS_OWN = Set.of("quarkus/generated-bytecode.jar");

    // Made only by mvn -Daot verify, and good for the files of one build alone.
    private static final Set<String> TRAINED = Set.of("app.aot");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path again;

    static List<String> services() {
        return House.SERVICES;
    }

    @BeforeAll
    static void buildAgain() throws IOException, InterruptedException {
        copy(House.file(""), again);
        Path log = Path.of("target", "reproducible.log").toAbsolutePath();
        var build = new ProcessBuilder(
                        "mvn",
                        "-o",
                        "-B",
                        "-ntp",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "-pl",
                        String.join(",", House.SERVICES),
                        "-am",
                        "package")
                .directory(again.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertEquals(0, build.start().waitFor(), "see " + log);
    }

    @ParameterizedTest
    @MethodSource("services")
    void eachFileIsTheSame(String service) throws IOException {
        String application = service + "/target/quarkus-app";
        assertEquals(lines(digests(House.file(application))), lines(digests(again.resolve(application))));
    }

    private static String lines(Map<String, String> digests) {
        return String.join(
                "\n",
                digests.entrySet().stream()
                        .map(file -> file.getKey() + " " + file.getValue())
                        .toList());
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!TRAINED.contains(name)) {
                    digests.put(name, QUARKUS_OWN.contains(name) ? "is there" : digest(file));
                }
            }
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
