// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import dev.qrtc.local.console.StartFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits until a child that was just started is ready for work. */
public final class Readiness {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Readiness() {}

    /**
     * Returns once {@code ready} says so.
     *
     * @throws StartFailure where the child ends before, or is not ready {@code atMost} after this call
     */
    public static void await(Child child, Duration atMost, BooleanSupplier ready) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (child.awaitEnd(BETWEEN_LOOKS)) {
                throw failure(child, "ended with exit code " + child.exitValue() + " while starting");
            }
            if (System.nanoTime() - deadline > 0) {
                throw failure(child, "was not ready within " + atMost.toSeconds() + " s");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StoppedWhileStarting();
            }
        }
    }

    private static StartFailure failure(Child child, String what) {
        if (child.wasAskedToEnd()) {
            return new StoppedWhileStarting();
        }
        Optional<String> lastWord = LogTail.lastWord(child.log());
        return new StartFailure(child.name() + " " + what
                + lastWord.map(word -> ": " + word).orElse("") + " (log: " + child.log() + ")");
    }
}
