// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the launcher ends, no process of its stack is left. */
@NullUnmarked
class LauncherEndIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Process launcher;
    private List<ProcessHandle> processes;

    private void start(boolean deafDemo) throws IOException {
        launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInStack.class.getName(),
                        directory.toString(),
                        Boolean.toString(deafDemo))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = launcher.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals("up")) {
                line = output.readLine();
            }
            assertEquals("up", line);
        }
        processes = launcher.descendants().toList();
        // Redis, four replicas, the watchdog.
        assertEquals(6, processes.size());
    }

    @AfterEach
    void endTheRest() {
        processes.forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly();
    }

    @Test
    void onSigterm() throws Exception {
        start(false);
        launcher.destroy();
        assertTrue(launcher.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(128 + 15, launcher.exitValue());
        assertNothingLeft();
    }

    @Test
    void onSigtermWithAChildThatDoesNotHearIt() throws Exception {
        start(true);
        long asked = System.nanoTime();
        launcher.destroy();
        assertTrue(launcher.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        assertTrue(Duration.ofNanos(System.nanoTime() - asked).compareTo(Duration.ofSeconds(9)) > 0, "not deaf");
        assertNothingLeft();
    }

    @Test
    void onSigkill() throws Exception {
        start(false);
        launcher.destroyForcibly().waitFor();
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        await().atMost(SOON).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
