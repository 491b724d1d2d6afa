// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The native executables that {@code mvn -Dnative package} made in the modules' {@code target} folders, and nothing else. */
public final class NativePackages implements ServicePackages {
    private final Path home;

    /** {@code home} is the folder of the root {@code pom.xml}. */
    public NativePackages(Path home) {
        this.home = home;
    }

    @Override
    public List<String> command(Service service) {
        Path target = home.resolve(service.module()).resolve("target");
        try {
            return executable(target)
                    .map(found -> command(service, found))
                    .orElseThrow(() -> new StartFailure(service.module()
                            + " has no native executable: build it with mvn -Dnative -DskipTests package, with GraalVM"
                            + " or Mandrel 25 at GRAALVM_HOME."));
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + target + ": " + e.getMessage() + ".", e);
        }
    }

    static Optional<Path> executable(Path target) throws IOException {
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

    static List<String> command(Service service, Path executable) {
        return List.of(executable.toString(), heap(service));
    }

    static String heap(Service service) {
        return "-Xmx" + service.heapMegabytes() + "m";
    }
}
