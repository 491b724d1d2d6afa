// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisExecProvider;

/**
 * A real Redis 7 on a free loopback port, append-only in a directory of its own; it ends with this JVM. The port and the
 * data stay the same over {@link #kill()} or {@link #stop()} and {@link #start()}, so that faults can be played.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Path directory;
    private final int port;
    private final RedisAccess access;
    private final List<String> arguments;
    private final Thread atExit = new Thread(this::kill);
    private @Nullable Process process;

    private RedisServer(Path directory, int port, RedisAccess access, List<String> arguments) {
        this.directory = directory;
        this.port = port;
        this.access = access;
        this.arguments = arguments;
    }

    /**
     * Starts a server that did not exist before.
     *
     * @param options more options, as {@code --name value} each
     */
    public static RedisServer launch(String... options) {
        return launch(RedisAccess.OPEN, options);
    }

    /** The same, secured. */
    public static RedisServer launch(RedisSecurity security, String... options) {
        return launch((RedisAccess) security, options);
    }

    static RedisServer launch(RedisAccess access, String... options) {
        return launch(access, (directory, port) -> {
            var arguments = new ArrayList<>(List.of(
                    "--bind 127.0.0.1",
                    "--dir " + directory,
                    "--appendonly yes",
                    "--appendfsync everysec",
                    "--save \"\""));
            arguments.addAll(access.options(port));
            arguments.addAll(List.of(options));
            return arguments;
        });
    }

    /** Starts a Sentinel; {@code options} say what it watches. */
    static RedisServer launchSentinel(RedisAccess access, List<String> options) {
        return launch(access, (directory, port) -> {
            // It keeps what it learns in this file.
            var settings = new ArrayList<>(List.of("bind 127.0.0.1", "dir " + directory));
            Stream.concat(access.sentinelOptions(port).stream(), options.stream())
                    .map(option -> option.substring(2))
                    .forEach(settings::add);
            return List.of(
                    Files.write(directory.resolve("sentinel.conf"), settings).toString(), "--sentinel");
        });
    }

    private interface Arguments {
        List<String> of(Path directory, int port) throws IOException;
    }

    private static RedisServer launch(RedisAccess access, Arguments arguments) {
        try {
            var directory = Files.createTempDirectory("qrtc-redis");
            int port = freePort();
            var server = new RedisServer(directory, port, access, arguments.of(directory, port));
            Runtime.getRuntime().addShutdownHook(server.atExit);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after {@link #stop()} or {@link #kill()}; returns when it answers. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        try {
            var command = new ArrayList<String>();
            command.add(RedisExecProvider.defaultProvider().get().getAbsolutePath());
            command.addAll(arguments);
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log().toFile()))
                    .start();
            process = started;
            awaitAnswer(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in an orderly way: nothing is lost. */
    public synchronized void stop() {
        end(false);
    }

    /** Ends it as a crash would: the last second may be lost. */
    public synchronized void kill() {
        end(true);
    }

    /** Whether the process runs. */
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Removes every key. */
    public void flush() {
        command("FLUSHALL");
    }

    /**
     * Sends one command and gives its answer: text, a {@link Long}, a list of them, or null.
     *
     * @throws IllegalStateException with Redis' words, where it answers with an error
     */
    public @Nullable Object command(String... words) {
        try (var wire = access.wire(port)) {
            return wire.send(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Its process, for whoever measures it; it must run. */
    public long pid() {
        return Objects.requireNonNull(process).pid();
    }

    /** What {@code quarkus.redis.hosts} takes. */
    public String url() {
        return access.url(port);
    }

    /** What the server itself wrote. */
    public Path log() {
        return directory.resolve("redis.log");
    }

    /** Ends it and removes its data. */
    @Override
    public synchronized void close() {
        kill();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(boolean forcibly) {
        if (process == null) {
            return;
        }
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Redis does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    private void awaitAnswer(Process started) throws IOException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (!started.isAlive()) {
                throw new IllegalStateException("Redis ended at start: " + Files.readString(log()));
            }
            if (answers()) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("Redis does not answer: " + Files.readString(log()));
    }

    // A server that still loads its data answers LOADING, which is an error too.
    private boolean answers() {
        try {
            return "PONG".equals(command("PING"));
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
