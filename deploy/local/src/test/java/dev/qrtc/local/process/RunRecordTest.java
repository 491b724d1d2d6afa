// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    @TempDir
    Path directory;

    private Process leftOver;

    @BeforeEach
    void start() throws IOException {
        leftOver = new ProcessBuilder("sleep", "300").start();
    }

    @AfterEach
    void end() {
        leftOver.destroyForcibly();
    }

    @Test
    void endsWhatAnEarlierRunLeft() throws IOException {
        String line;
        try (RunRecord earlier = RunRecord.claim(directory)) {
            earlier.add(leftOver.pid());
            line = Files.readString(directory.resolve("processes"));
        }
        assertEquals("", Files.readString(directory.resolve("processes")));
        Files.writeString(directory.resolve("processes"), "nonsense\n" + line);
        RunRecord.claim(directory).close();
        await().until(() -> !leftOver.isAlive());
    }

    @Test
    void sparesAProcessThatOnlyHasTheSameId() throws IOException {
        Files.writeString(directory.resolve("processes"), leftOver.pid() + " 1700000000000\n");
        RunRecord.claim(directory).close();
        assertTrue(leftOver.isAlive());
    }
}
