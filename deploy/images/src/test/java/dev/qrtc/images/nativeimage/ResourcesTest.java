// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An executable has only those resources that were registered: a script that was not is missing when it runs. */
class ResourcesTest {
    /** Read when the executable is built. */
    private static final Set<String> OF_THE_BUILD =
            Set.of("application.properties", "META-INF/microprofile-config.properties", "META-INF/beans.xml");

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"edge", "pairing", "qr-codec", "token-service", "signaling-service", "qr-service"})
    void everyResourceIsRegistered(String module) throws IOException {
        Path resources = Path.of(System.getProperty("qrtc.root"), module, "src/main/resources");
        List<Pattern> registered = registered(resources);
        for (String file : files(resources)) {
            boolean needed = !OF_THE_BUILD.contains(file) && !file.startsWith("META-INF/native-image/");
            boolean known = registered.stream().anyMatch(r -> r.matcher(file).matches());
            assertEquals(needed, known, module + ": " + file);
        }
    }

    @Test
    void scriptsAreAmongThem() throws IOException {
        for (String module : List.of("pairing", "token-service")) {
            Path resources = Path.of(System.getProperty("qrtc.root"), module, "src/main/resources");
            assertFalse(files(resources).stream().noneMatch(file -> file.endsWith(".lua")), module);
        }
    }

    /** Whoever else reads a resource registers it, and is added here. */
    @Test
    void onlyScriptsAreReadAsResources() {
        Set<String> readers = JsonTypes.ours().stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getName().startsWith("getResource")
                        && Set.of("java.lang.Class", "java.lang.ClassLoader")
                                .contains(call.getTargetOwner().getName()))
                .map(call -> call.getOriginOwner().getName())
                .filter(name -> !name.startsWith("dev.qrtc.local.") && !name.startsWith("dev.qrtc.testing."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("dev.qrtc.pairing.redis.LuaScript"), readers);
    }

    private static List<String> files(Path resources) throws IOException {
        if (!Files.isDirectory(resources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static List<Pattern> registered(Path resources) throws IOException {
        List<Pattern> patterns = new ArrayList<>();
        for (String file : files(resources)) {
            if (file.matches("META-INF/native-image/.*resource-config\\.json")) {
                JsonNode includes =
                        JSON.readTree(resources.resolve(file).toFile()).at("/resources/includes");
                includes.forEach(include ->
                        patterns.add(Pattern.compile(include.get("pattern").asText())));
            }
        }
        return patterns;
    }
}
