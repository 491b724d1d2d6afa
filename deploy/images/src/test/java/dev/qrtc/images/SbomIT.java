// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SBOM of a service (CycloneDX 1.6) names what is shipped: every jar, and nothing but jars that are there. */
class SbomIT {
    private static final String FILE = "target/sbom.cdx.json";

    // The name of a package, as https://github.com/package-url/purl-spec has it for Maven.
    private static final Pattern PURL = Pattern.compile("pkg:maven/([^/]+)/([^@]+)@([^?]+)(?:\\?(.*))?");
    private static final Pattern CLASSIFIER = Pattern.compile("(?:^|&)classifier=([^&]+)");

    static List<String> services() {
        return House.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void namesExactlyTheJarsThatAreShipped(String service) throws IOException {
        var named = jarsNamedBy(service).keySet();
        var shipped = new TreeSet<String>();
        try (var files = Files.walk(House.file(service + "/target/quarkus-app/lib"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".jar"))
                    .forEach(shipped::add);
        }
        assertTrue(shipped.size() > 50, shipped::toString);
        assertEquals(String.join("\n", shipped), String.join("\n", named));
    }

    @ParameterizedTest
    @MethodSource("services")
    void saysOfEachWhatItIs(String service) throws IOException {
        assertEquals("CycloneDX", sbom(service).path("bomFormat").asText());
        assertEquals("1.6", sbom(service).path("specVersion").asText());
        jarsNamedBy(service).forEach((jar, component) -> {
            var hashes = component.path("hashes").findValuesAsText("alg");
            assertTrue(hashes.contains("SHA-256"), jar + " " + hashes);
            assertTrue(jar.startsWith("dev.qrtc.") || component.path("licenses").size() > 0, jar + " has no licence");
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void isInBothImages(String service) {
        for (var kind : List.of("jvm", "native")) {
            assertTrue(Dockerfile.of(service, kind).sources().contains(FILE), kind);
        }
        var ignored = House.file(service + "/.dockerignore");
        assertTrue(Files.notExists(ignored) || House.text(ignored).lines().anyMatch(("!" + FILE)::equals));
    }

    private static Map<String, JsonNode> jarsNamedBy(String service) throws IOException {
        return StreamSupport.stream(sbom(service).path("components").spliterator(), false)
                .filter(component -> !component.path("purl").asText().endsWith("type=pom"))
                .collect(Collectors.toMap(SbomIT::jar, component -> component, (one, other) -> one, TreeMap::new));
    }

    private static JsonNode sbom(String service) throws IOException {
        Path file = House.file(service + "/" + FILE);
        return new JsonMapper().readTree(file.toFile());
    }

    // As Quarkus names the files in its lib folder.
    private static String jar(JsonNode component) {
        var purl = PURL.matcher(component.path("purl").asText());
        assertTrue(purl.matches(), component::toString);
        var classifier = CLASSIFIER.matcher(purl.group(4) == null ? "" : purl.group(4));
        return purl.group(1) + "." + purl.group(2) + "-" + URLDecoder.decode(purl.group(3), StandardCharsets.UTF_8)
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }
}
