// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Maven built in the modules' {@code target} folders: the native executable where there is one that is not older than
 * the jar, else the jar on the JDK that runs us, with its AOT cache where one was trained.
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
            Optional<Path> executable = NativePackages.executable(target);
            if (executable.isPresent() && !isNewer(jar, executable.get())) {
                return NativePackages.command(service, executable.get());
            }
            if (!Files.isRegularFile(jar)) {
                throw new StartFailure(service.module() + " is not built: " + jar + " is missing.");
            }
            return jvm(service, jar);
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + target + ": " + e.getMessage() + ".", e);
        }
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    private static List<String> jvm(Service service, Path jar) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(NativePackages.heap(service));
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
        // Made for just these options; a JVM of another build says that it cannot use it, and goes on without.
        Path cache = jar.resolveSibling("app.aot");
        if (Runtime.version().feature() >= COMPACT_HEADERS_SINCE && Files.exists(cache) && !isNewer(jar, cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
