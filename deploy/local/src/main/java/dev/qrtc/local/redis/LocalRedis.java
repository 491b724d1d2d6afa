// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.redis;

import dev.qrtc.local.files.PrivateFiles;
import dev.qrtc.local.process.Child;
import dev.qrtc.local.process.ChildCommand;
import dev.qrtc.local.process.Children;
import dev.qrtc.local.process.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Redis on the loopback interface with a password and an append-only file. It may be stopped, killed and started
 * again; port, password and data stay.
 */
public final class LocalRedis {
    private static final Duration START = Duration.ofSeconds(30);

    private final Children children;
    private final ChildCommand command;
    private final int port;
    private final String password;
    private Child child;

    private LocalRedis(Children children, ChildCommand command, int port, String password) {
        this.children = children;
        this.command = command;
        this.port = port;
        this.password = password;
        this.child = children.start(command);
    }

    /** Starts Redis with its data under {@code directory} and waits until it serves. */
    public static LocalRedis start(Children children, Path directory, Path log, int port, String password) {
        PrivateFiles.directory(directory);
        Path program = RedisProgram.unpackInto(directory);
        Path settings = PrivateFiles.write(directory.resolve("redis.conf"), settings(directory, port, password));
        ChildCommand command = new ChildCommand(
                "redis", List.of(program.toString(), settings.toString()), directory, Map.of(), log, true);
        LocalRedis redis = new LocalRedis(children, command, port, password);
        redis.awaitReady();
        return redis;
    }

    private static String settings(Path directory, int port, String password) {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                """.formatted(
                port, password, directory.toString().replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** {@code redis://:password@127.0.0.1:port/}; a secret. */
    public URI url() {
        return URI.create("redis://:" + password + "@127.0.0.1:" + port + "/");
    }

    public int port() {
        return port;
    }

    public synchronized long pid() {
        return child.pid();
    }

    public synchronized boolean isAlive() {
        return child.isAlive();
    }

    /** SIGTERM: Redis writes what it has and ends. */
    public synchronized void stop() {
        children.stop(List.of(child));
    }

    /** SIGKILL: what was not yet written is lost. */
    public synchronized void kill() {
        child.kill();
        children.stop(List.of(child));
    }

    /** Starts it again where it does not run, and waits until it serves. */
    public synchronized void start() {
        if (!child.isAlive()) {
            child = children.start(command);
            awaitReady();
        }
    }

    private void awaitReady() {
        Readiness.await(child, START, () -> RedisPing.answers(port, password));
    }
}
