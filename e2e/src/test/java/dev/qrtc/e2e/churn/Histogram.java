// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The live objects of a JVM, bytes by class. */
record Histogram(Map<String, Long> bytes) {
    // num: instances bytes class (module)
    private static final Pattern LINE = Pattern.compile("^ *\\d+: +\\d+ +(\\d+) +(\\S+)", Pattern.MULTILINE);
    private static final int MOST_GROWN = 8;

    /** Lets {@code process} collect all its garbage, and counts what is left. */
    static Histogram of(long process) {
        var bytes = new TreeMap<String, Long>();
        var lines = LINE.matcher(jcmd(process, "GC.class_histogram"));
        while (lines.find()) {
            bytes.merge(lines.group(2), Long.parseLong(lines.group(1)), Long::sum);
        }
        return new Histogram(bytes);
    }

    private static String jcmd(long process, String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var asked = new ProcessBuilder(jcmd, Long.toString(process), command)
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asked.waitFor() != 0) {
                throw new IllegalStateException("jcmd cannot ask process " + process
                        + ", which must be a JVM and no native executable: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Bytes of all live objects. */
    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The classes that have grown most since {@code before}, a line each. */
    List<String> growth(Histogram before) {
        return bytes.keySet().stream()
                .sorted(Comparator.comparingLong((String name) -> more(name, before))
                        .reversed())
                .limit(MOST_GROWN)
                .map(name -> "%+d bytes of %s".formatted(more(name, before), name))
                .toList();
    }

    private long more(String name, Histogram before) {
        return bytes.getOrDefault(name, 0L) - before.bytes.getOrDefault(name, 0L);
    }
}
