// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.Provider;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.service.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Types the {@code bash} blocks of a page that have no mark into one shell, from top to bottom, which stops at the first command that fails. It
 * starts in a folder that looks like the project's home after {@code ./qrtc up}. A line {@code # => text} in a block promises
 * that the output holds that text.
 */
final class Typist {
    private static final String PROMISE = "# => ";
    private static final String ADDRESS = "http://localhost:8080";
    private static final long LONGEST_SECONDS = 120;

    private final Path home;
    private final RunningStack stack;

    private Typist(Path home, RunningStack stack) {
        this.home = home;
        this.stack = stack;
    }

    /** Types in the empty folder {@code home}, at {@code stack}. */
    static Typist at(RunningStack stack, Path home) throws IOException {
        var local = Files.createDirectories(home.resolve("target/local"));
        Files.copy(stack.local().logs().resolveSibling("stack.json"), local.resolve("stack.json"));
        var qrtc = Files.writeString(home.resolve("qrtc"), "#!/bin/sh\nexec '" + Documents.file("qrtc") + "' \"$@\"\n");
        Files.setPosixFilePermissions(qrtc, PosixFilePermissions.fromString("rwx------"));
        return new Typist(home, stack);
    }

    /** Types in all of {@code markdown}, in which there must be something to type in; demands that every promise is kept. */
    void types(String markdown) throws IOException, InterruptedException {
        var blocks = Block.of(markdown).stream()
                .filter(Block::isTyped)
                .map(Block::text)
                .toList();
        assertFalse(blocks.isEmpty(), "there are no bash blocks");
        var script = String.join("\n", blocks);
        var output = run(script.replace(ADDRESS, stack.origin()));
        for (var line :
                script.lines().filter(line -> line.strip().startsWith(PROMISE)).toList()) {
            var promised = line.strip().substring(PROMISE.length());
            assertTrue(output.contains(promised), () -> "'" + promised + "' is not in the output:\n" + output);
        }
    }

    private String run(String script) throws IOException, InterruptedException {
        var file = Files.writeString(home.resolve("typed.sh"), "set -euo pipefail\n" + script);
        var log = home.resolve("output.txt");
        var shell = new ProcessBuilder(List.of("bash", file.toString()))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().putAll(environment());
        var process = shell.start();
        try {
            assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it takes too long");
        } finally {
            process.destroyForcibly();
        }
        var output = Files.readString(log, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), () -> "a command failed:\n" + output);
        return output;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    // Where they differ from what the page says without them, which is true for ./qrtc up.
    private Map<String, String> environment() throws IOException {
        var client = stack.local().client();
        return Map.of(
                "QRTC_CLIENT_ID", client.id(),
                "QRTC_CLIENT_SECRET", client.secret(),
                "JWKS", Provider.keys().toString(),
                "KEYS", stack.local().keys().toString(),
                "CONFIG", Documents.file("deploy/nginx/qrtc.conf").toString(),
                "PORT", Integer.toString(freePort()),
                "MANAGEMENT", stack.replica(Service.TOKEN, 1).management().toString());
    }
}
