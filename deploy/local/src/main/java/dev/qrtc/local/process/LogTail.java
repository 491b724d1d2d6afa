// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The line of a log that says most likely why its process ended. */
public final class LogTail {
    private static final int BYTES = 64 * 1024;
    private static final int LONGEST = 300;

    private LogTail() {}

    /** The innermost cause of the last exception, else the last error, else the last line. */
    public static Optional<String> lastWord(Path log) {
        List<String> lines = tail(log)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("... "))
                .toList();
        return last(lines, "Caused by: ")
                .or(() -> last(lines, " ERROR "))
                .or(() -> last(lines, ""))
                .map(LogTail::cut);
    }

    private static Optional<String> last(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).reduce((earlier, later) -> later);
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            byte[] content = new byte[Math.toIntExact(file.length() - start)];
            file.seek(start);
            file.readFully(content);
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
