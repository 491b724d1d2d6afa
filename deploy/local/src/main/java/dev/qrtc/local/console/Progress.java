// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Where the stack tells how far it is. Called from several threads. */
@FunctionalInterface
public interface Progress {
    /** One line, without its end. */
    void say(String line);

    /** Says nothing: for tests. */
    static Progress silent() {
        return line -> {};
    }

    /** Prints each line indented, so that it reads as a part of what {@code ./qrtc} prints. */
    static Progress to(PrintStream out) {
        return line -> out.println("  " + line);
    }

    /** {@code what} took since {@link System#nanoTime()} was {@code startedAt}. */
    default void done(String what, String outcome, long startedAt) {
        double seconds = Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "%-14s %-8s %5.1f s", what, outcome, seconds));
    }
}
