// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.process.StoppedWhileStarting;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** {@code ./qrtc up}: runs a stack in the foreground until Ctrl-C or SIGTERM. */
public final class Main {
    private Main() {}

    /** Takes what {@link Arguments} says. */
    public static void main(String[] arguments) throws InterruptedException {
        long startedAt = System.nanoTime();
        try {
            Arguments read = Arguments.read(List.of(arguments));
            LocalStack stack = LocalStack.start(read.options(Progress.to(System.out)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("\nqrtc is stopping")));
            welcome(stack, (System.nanoTime() - startedAt) / 1e9);
            if (read.takeCommands()) {
                new Commands(stack).follow(System.in, System.out);
            }
            new CountDownLatch(1).await();
        } catch (StoppedWhileStarting e) {
            // Whoever stopped it knows; the JVM is ending with the status of the signal.
        } catch (StartFailure | IllegalArgumentException e) {
            System.err.println("qrtc: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void welcome(LocalStack stack, double seconds) {
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "  everything     ready    %5.1f s%n%n", seconds);
        out.println("qrtc is up: " + stack.gateway());
        out.println();
        out.println("  phone page     " + stack.gateway() + "/phone");
        out.println("  device page    " + stack.gateway() + "/device");
        out.println("  logs           " + stack.logs());
        out.println("  Ctrl-C stops it.");
    }
}
