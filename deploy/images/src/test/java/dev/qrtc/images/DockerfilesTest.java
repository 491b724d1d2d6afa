// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfilesTest {
    private static final Set<String> BASES =
            Set.of("quay.io/quarkus/ubi9-quarkus-micro-image:2.0", "eclipse-temurin:25.0.3_9-jdk-noble");
    private static final Pattern HEAP = Pattern.compile("\"-Xmx(\\d+)m\"");

    static Stream<Dockerfile> all() {
        return Dockerfile.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isOfOneStyle(Dockerfile file) {
        List<String> names = file.instructions().stream()
                .map(Dockerfile.Instruction::name)
                .distinct()
                .toList();
        List<String> style = List.of("FROM", "ARG", "LABEL", "WORKDIR", "COPY", "EXPOSE", "USER", "ENTRYPOINT", "CMD");
        List<String> jvmStyle =
                List.of("FROM", "ARG", "LABEL", "WORKDIR", "COPY", "EXPOSE", "USER", "ENV", "ENTRYPOINT");
        assertEquals(file.kind().equals("jvm") ? jvmStyle : style, names);
    }

    @ParameterizedTest
    @MethodSource("all")
    void baseIsPinnedAndKnown(Dockerfile file) {
        assertTrue(BASES.contains(file.only("FROM")), file.only("FROM"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingRunsAsRootOrThroughAShell(Dockerfile file) {
        assertEquals("65532:65532", file.only("USER"));
        assertEquals("/app", file.only("WORKDIR"));
        assertTrue(file.only("ENTRYPOINT").startsWith("["), "a shell would run " + file.only("ENTRYPOINT"));
        assertTrue(file.named("COPY").stream().allMatch(copy -> copy.arguments().startsWith("--chmod=0")));
        assertTrue(
                file.named("COPY").stream().noneMatch(copy -> copy.arguments().contains("--chown")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void exposesWhereTheServiceListens(Dockerfile file) {
        var settings = House.settings(file.service());
        assertEquals(
                settings.getProperty("quarkus.http.port") + " " + settings.getProperty("quarkus.management.port"),
                file.only("EXPOSE"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isLabelled(Dockerfile file) {
        Set<String> labels = Stream.of(file.only("LABEL").split(" (?=org\\.)"))
                .map(label -> label.substring(0, label.indexOf('=')))
                .collect(Collectors.toSet());
        String prefix = "org.opencontainers.image.";
        assertEquals(
                Set.of(
                        prefix + "title",
                        prefix + "description",
                        prefix + "licenses",
                        prefix + "version",
                        prefix + "revision"),
                labels);
        assertTrue(file.only("LABEL").contains("title=\"qrtc " + file.service() + "\""), file.only("LABEL"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void heapIsExplicitAndTheSameInBothImages(Dockerfile file) {
        assertEquals(heap(Dockerfile.of(file.service(), "native")), heap(file));
        String entry = file.only("ENTRYPOINT");
        assertTrue(!entry.contains("-Xmx") && !entry.contains("MaxRAM"), "nobody could change it: " + entry);
    }

    @ParameterizedTest
    @MethodSource("all")
    void cachesAreUsedWithTheOptionsThatTheyWereTrainedWith(Dockerfile file) {
        if (file.kind().equals("native") || file.service().equals("demo")) {
            return;
        }
        String entry = file.only("ENTRYPOINT");
        assertTrue(entry.contains("\"-XX:AOTCache=app.aot\""), entry);
        for (String option : trainingOptions()) {
            assertTrue(entry.contains("\"" + option + "\""), option + " is not in " + entry);
        }
    }

    private static List<String> trainingOptions() {
        var found = Pattern.compile("<service.args>(.+)</service.args>").matcher(House.text(House.file("pom.xml")));
        assertTrue(found.find());
        return List.of(found.group(1).split(" "));
    }

    private static String heap(Dockerfile file) {
        var found = HEAP.matcher(file.kind().equals("jvm") ? file.only("ENV") : file.only("CMD"));
        assertTrue(found.find(), "no heap in " + file);
        return found.group(1);
    }
}
