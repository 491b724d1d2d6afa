// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that names the processes of the run which owns a directory: one {@code <pid> <start in ms>} a line. It is locked
 * while the run lives; so who finds it unlocked may end what is named in it and still runs.
 */
final class RunRecord implements AutoCloseable {
    private static final String FILE = "processes";

    /** The kernel counts from its own start; the clock may have been set in between. A pid comes back much later. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final FileChannel channel;

    private RunRecord(FileChannel channel) {
        this.channel = channel;
    }

    static RunRecord claim(Path directory) {
        Path file = directory.resolve(FILE);
        FileChannel channel = open(file);
        try {
            if (lock(channel) == null) {
                throw new StartFailure("Another qrtc runs in " + directory + ": stop it first.");
            }
            endLeftOvers(channel);
            channel.truncate(0);
            return new RunRecord(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw StartFailure.unwritable(file, e);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw StartFailure.unwritable(file, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    void add(long pid) {
        Optional<Instant> start = ProcessHandle.of(pid).flatMap(p -> p.info().startInstant());
        if (start.isEmpty()) {
            return;
        }
        String line = pid + " " + start.get().toEpochMilli() + "\n";
        try {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), channel.size());
        } catch (IOException e) {
            throw new StartFailure("Cannot note a process: " + e.getMessage() + ".", e);
        }
    }

    private static void endLeftOvers(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(Math.min(channel.size(), 1 << 20)));
        while (content.hasRemaining() && channel.read(content) >= 0) {
            // Reads on until the buffer is full.
        }
        String text = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        text.lines().flatMap(line -> leftOver(line).stream()).forEach(ProcessHandle::destroyForcibly);
    }

    private static Optional<ProcessHandle> leftOver(String line) {
        if (!line.matches("\\d{1,18} \\d{1,18}")) {
            return Optional.empty();
        }
        int space = line.indexOf(' ');
        Instant start = Instant.ofEpochMilli(Long.parseLong(line.substring(space + 1)));
        return ProcessHandle.of(Long.parseLong(line.substring(0, space)))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(s -> Duration.between(s, start).abs().compareTo(TOLERANCE) < 0)
                        .isPresent());
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            // The next run finds the names of processes that have ended: harmless.
        }
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written that anybody waits for.
        }
    }
}
