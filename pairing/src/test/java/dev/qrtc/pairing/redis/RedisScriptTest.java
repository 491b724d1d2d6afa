// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedisScriptTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/dev/qrtc/pairing/redis");

    @Test
    void eachFileIsAScriptAndEachScriptHasItsFile() throws IOException {
        Set<String> expected = EnumSet.allOf(RedisScript.class).stream()
                .map(script -> script.label() + ".lua")
                .collect(Collectors.toCollection(TreeSet::new));
        expected.add("prelude.lua");
        try (var files = Files.list(SCRIPTS)) {
            assertEquals(
                    expected,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void aNativeExecutableGetsAllFiles() throws IOException {
        String config = Files.readString(
                Path.of("src/main/resources/META-INF/native-image/dev.qrtc/qrtc-pairing/resource-config.json"));
        var pattern = Pattern.compile("\"pattern\": \"([^\"]+)\"").matcher(config);
        assertTrue(pattern.find());
        String resources = pattern.group(1).replace("\\\\", "\\");
        try (var files = Files.list(SCRIPTS)) {
            files.forEach(file -> assertTrue(("dev/qrtc/pairing/redis/" + file.getFileName()).matches(resources)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScriptIsFoundByTheDigestOfAllThatIsSent(RedisScript script) {
        assertTrue(script.lua().sha1().matches("[0-9a-f]{40}"));
        assertFalse(script.lua().source().contains("\r"));
        boolean hasPrelude = script != RedisScript.SWEEP && script != RedisScript.LEASE;
        assertEquals(hasPrelude, script.lua().source().contains("local function load_pairing"));
    }

    /** Else a cluster would refuse them: keys come as KEYS, only channels are named in a script. */
    @Test
    void noScriptMakesUpAKey() {
        try (var files = Files.list(SCRIPTS)) {
            files.forEach(file -> {
                var named = Pattern.compile("'qrtc:[^']*'").matcher(read(file));
                while (named.find()) {
                    assertTrue(
                            Set.of("'qrtc:replica:'", "'qrtc:changed'").contains(named.group()),
                            () -> file + " names " + named.group());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
