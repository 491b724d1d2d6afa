// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A shell that knows the children and reads from us. When its input ends, because we closed it or because we were killed, it
 * ends the children that are left: SIGTERM, and SIGKILL after ten seconds.
 */
final class Watchdog implements AutoCloseable {
    /** Ctrl-C reaches the whole process group: the shell must outlive it. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r sign pid; do
                case $sign in
                    +) pids="$pids $pid" ;;
                    -) kept=
                       for p in $pids; do [ "$p" = "$pid" ] || kept="$kept $p"; done
                       pids=$kept ;;
                esac
            done
            [ -n "$pids" ] || exit 0
            kill -TERM $pids
            n=0
            while [ $n -lt 100 ]; do
                alive=
                for p in $pids; do kill -0 $p && alive=1; done
                [ -n "$alive" ] || exit 0
                sleep 0.1
                n=$((n + 1))
            done
            kill -KILL $pids
            """;

    private final Process shell;
    private final OutputStream input;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.input = shell.getOutputStream();
    }

    static Watchdog start() {
        try {
            return new Watchdog(new ProcessBuilder("/bin/sh", "-c", SCRIPT, "qrtc-watchdog")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StartFailure("/bin/sh cannot be started: " + e.getMessage() + ".", e);
        }
    }

    void watch(long pid) {
        write("+ " + pid);
    }

    void forget(long pid) {
        write("- " + pid);
    }

    private void write(String line) {
        try {
            input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
        } catch (IOException e) {
            // Somebody killed the shell: close() and the run's record still end the children.
        }
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!shell.waitFor(Child.GRACE.toSeconds(), TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
