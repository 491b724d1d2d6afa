// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running child, or one that ran. */
public final class Child {
    /** How long a child may take to end itself before it is killed. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final ChildCommand command;
    private final Process process;
    private volatile boolean asked;

    Child(ChildCommand command, Process process) {
        this.command = command;
        this.process = process;
    }

    public String name() {
        return command.name();
    }

    boolean endsLast() {
        return command.endsLast();
    }

    public Path log() {
        return command.log();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Exit status of a child that has ended. */
    public int exitValue() {
        return process.exitValue();
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill() {
        asked = true;
        process.destroyForcibly();
        awaitEnd(GRACE);
    }

    /** SIGTERM; who has not ended after ten seconds is killed. Waits until it is gone. */
    public void stop() {
        askToStop();
        if (!awaitEnd(GRACE)) {
            kill();
        }
    }

    /** SIGTERM. */
    public void askToStop() {
        asked = true;
        process.destroy();
    }

    boolean wasAskedToEnd() {
        return asked;
    }

    /** Calls {@code action} when the child ends although nobody asked it to. */
    public void onUnexpectedEnd(Runnable action) {
        var unused = process.onExit().thenRun(() -> {
            if (!asked) {
                action.run();
            }
        });
    }

    /** Waits until it has ended; whether it has. */
    public boolean awaitEnd(Duration atMost) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
