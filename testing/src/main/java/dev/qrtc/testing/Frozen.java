// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processes that stand still, by {@code SIGSTOP} and {@code SIGCONT}, which Java cannot send. Linux only. */
public final class Frozen {
    private Frozen() {}

    /**
     * Lets a process stand still. Returns when not one of its threads runs any more: on a busy machine some do for a
     * while after {@code kill} has ended.
     */
    public static void freeze(long pid) throws IOException, InterruptedException {
        send("STOP", pid);
        await().pollInterval(Duration.ofMillis(1)).until(() -> isFrozen(pid));
    }

    /** Lets it go on; one that goes on already does so. */
    public static void thaw(long pid) throws IOException, InterruptedException {
        send("CONT", pid);
    }

    /** Whether all threads of a process stand still. */
    static boolean isFrozen(long pid) throws IOException {
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                // proc_pid_stat(5): the state follows the name, which stands in brackets and may hold any character.
                var stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        }
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        var command = List.of("kill", "-" + signal, Long.toString(pid));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
    }
}
