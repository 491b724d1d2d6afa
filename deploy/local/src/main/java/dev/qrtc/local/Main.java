// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.process.StoppedWhileStarting;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** {@code ./qrtc up}: runs a stack in the foreground until Ctrl-C or SIGTERM. */
public final class Main {
    private Main() {}

    /**
     * Takes {@code --home DIR}, and optionally {@code --port P}, {@code --replicas N} and {@code --directory DIR}: where the
     * stack keeps everything, so that several can run from one home.
     */
    public static void main(String[] arguments) throws InterruptedException {
        long startedAt = System.nanoTime();
        try {
            LocalStack stack = LocalStack.start(options(List.of(arguments)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("\nqrtc is stopping")));
            welcome(stack, (System.nanoTime() - startedAt) / 1e9);
            new CountDownLatch(1).await();
        } catch (StoppedWhileStarting e) {
            // Whoever stopped it knows; the JVM is ending with the status of the signal.
        } catch (StartFailure | IllegalArgumentException e) {
            System.err.println("qrtc: " + e.getMessage());
            System.exit(1);
        }
    }

    private static StackOptions options(List<String> arguments) {
        Path home = Path.of("");
        @Nullable Path directory = null;
        int port = 8080;
        int replicas = 1;
        for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
            String name = i.next();
            if (!i.hasNext()) {
                throw new IllegalArgumentException("There is no value after " + name + ".");
            }
            String value = i.next();
            switch (name) {
                case "--home" -> home = Path.of(value);
                case "--directory" -> directory = Path.of(value);
                case "--port" -> port = number(name, value);
                case "--replicas" -> replicas = number(name, value);
                default -> throw new IllegalArgumentException("There is no option " + name + ".");
            }
        }
        if (port == 0) {
            throw new IllegalArgumentException("The port must be between 1 and 65535, not 0.");
        }
        return StackOptions.of(home, directory == null ? home.resolve("target").resolve("local") : directory)
                .withPort(port)
                .withReplicas(replicas)
                .withProgress(Progress.to(System.out));
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a number, not '" + value + "'.", e);
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
