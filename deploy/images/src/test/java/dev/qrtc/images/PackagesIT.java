// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build leaves in the services' {@code target} folders. */
class PackagesIT {
    static List<String> services() {
        return House.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatTheImageOfTheJvmCopiesIsThere(String service) throws IOException {
        Path module = House.file(service);
        for (String source : Dockerfile.of(service, "jvm").sources()) {
            // Only where a cache was trained.
            if (!source.endsWith("app.aot*")) {
                assertTrue(Files.exists(module.resolve(source)), module + "/" + source);
            }
        }
    }

    /** What {@link ReproducibleIT} needs, seen in each build. */
    @ParameterizedTest
    @MethodSource("services")
    void noEntryOfAJarOfOursSaysWhenItWasMade(String service) throws IOException {
        LocalDateTime pinned = pinned();
        for (Path jar : jarsOfOurs(service)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream().forEach(entry -> assertEquals(pinned, entry.getTimeLocal(), jar + " " + entry.getName()));
            }
        }
    }

    private static List<Path> jarsOfOurs(String service) throws IOException {
        PathMatcher ours = FileSystems.getDefault()
                .getPathMatcher("glob:**/{quarkus-run.jar,app/*.jar,quarkus/*.jar,lib/main/dev.qrtc.*.jar}");
        try (Stream<Path> files = Files.walk(House.file(service + "/target/quarkus-app"))) {
            List<Path> jars = new ArrayList<>(files.filter(ours::matches).toList());
            assertTrue(jars.size() >= 4, jars.toString());
            return jars;
        }
    }

    private static LocalDateTime pinned() {
        var found = Pattern.compile("<project.build.outputTimestamp>(.+)Z<").matcher(House.text(House.file("pom.xml")));
        assertTrue(found.find());
        return LocalDateTime.parse(found.group(1));
    }
}
