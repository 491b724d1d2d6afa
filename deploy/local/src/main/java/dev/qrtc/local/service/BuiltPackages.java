// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Maven built in the modules' {@code target} folders: the native executable where there is one that is not older than
 * the jar, else the jar on the JDK that runs us.
 */
public final class BuiltPackages implements ServicePackages {
    private static final int QUIET_SINCE = 24;
    private static final int COMPACT_HEADERS_SINCE = 25;

    private final Path home;

    /** {@code home} is the folder of the root {@code pom.xml}. */
    public BuiltPackages(Path home) {
        this.home = home;
    }

    @Override
    public List<String> command(Service service) {
        Path target = home.resolve(service.module()).resolve("target");
        Path jar = target.resolve("quarkus-app").resolve("quarkus-run.jar");
        try {
            Optional<Path> executable = nativeExecutable(target);
            if (executable.isPresent() && !isNewer(jar, executable.get())) {
                return List.of(executable.get().toString(), heap(service));
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + target + ": " + e.getMessage() + ".", e);
        }
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure(service.module() + " is not built: " + jar + " is missing.");
        }
        return jvm(service, jar);
    }

    private static Optional<Path> nativeExecutable(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> runners = Files.newDirectoryStream(target, "*-runner")) {
            for (Path runner : runners) {
                if (Files.isRegularFile(runner) && Files.isExecutable(runner)) {
                    return Optional.of(runner);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNewer(Path jar, Path executable) throws IOException {
        return Files.exists(jar) && Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(executable)) > 0;
    }

    private static List<String> jvm(Service service, Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap(service));
        command.add("-XX:+UseSerialGC");
        // A replica mostly holds connections: memory that they left is given back, and what it has not used stays the
        // machine's.
        command.add("-XX:MinHeapFreeRatio=10");
        command.add("-XX:MaxHeapFreeRatio=20");
        if (Runtime.version().feature() >= COMPACT_HEADERS_SINCE) {
            command.add("-XX:+UseCompactObjectHeaders");
        }
        if (Runtime.version().feature() >= QUIET_SINCE) {
            // Netty knows: these only keep the JDK's warnings out of the log.
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    private static String heap(Service service) {
        return "-Xmx" + service.heapMegabytes() + "m";
    }
}
