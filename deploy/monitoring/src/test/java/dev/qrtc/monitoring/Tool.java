// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program that comes with Prometheus or Alertmanager; without it the test is left out. */
record Tool(String name) {
    /** Prometheus' own checker. */
    static Tool promtool() {
        return new Tool("promtool").assumeThere("prometheus");
    }

    /** Alertmanager's own checker. */
    static Tool amtool() {
        return new Tool("amtool").assumeThere("prometheus-alertmanager");
    }

    private Tool assumeThere(String debianPackage) {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
                "needs " + name + " (Debian: apt-get install " + debianPackage + ")");
        return this;
    }

    /** What it prints; it must succeed. */
    String succeeds(List<String> arguments) throws IOException, InterruptedException {
        var output = new StringBuilder();
        assertEquals(0, run(arguments, output), output::toString);
        return output.toString();
    }

    /** Its exit code. */
    int run(List<String> arguments, StringBuilder output) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }
}
