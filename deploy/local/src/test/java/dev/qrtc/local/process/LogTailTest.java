// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path directory;

    @Test
    void theInnermostCauseSaysMost() throws IOException {
        assertEquals(
                Optional.of("Caused by: b"),
                lastWord(
                        "10:00 ERROR x\nE: outer\n\tat a.b\nCaused by: a\n\tat c.d\nCaused by: b\n\tat e.f\n\t... 9 more\n"));
    }

    @Test
    void elseTheLastError() throws IOException {
        assertEquals(Optional.of("10:01 ERROR y"), lastWord("10:00 ERROR x\n10:01 ERROR y\n10:02 INFO bye\n"));
    }

    @Test
    void elseTheLastLine() throws IOException {
        assertEquals(Optional.of("Address in use"), lastWord("start\nAddress in use\n\n"));
    }

    @Test
    void nothingFromNothing() throws IOException {
        assertEquals(Optional.empty(), lastWord(""));
        assertEquals(Optional.empty(), LogTail.lastWord(directory.resolve("absent")));
    }

    private Optional<String> lastWord(String content) throws IOException {
        return LogTail.lastWord(Files.writeString(directory.resolve("a.log"), content));
    }
}
