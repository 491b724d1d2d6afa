// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import dev.qrtc.local.process.Child;
import dev.qrtc.local.process.ChildCommand;
import dev.qrtc.local.process.Children;
import dev.qrtc.local.process.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One replica of a service; its ports stay when it is killed, stopped and started again. */
public final class Replica {
    private final Service service;
    private final Ports ports;
    private final ChildCommand command;
    private final Children children;
    private final Consumer<Replica> unexpectedEnd;
    private @Nullable Child child;

    /**
     * A replica that does not run yet.
     *
     * @param unexpectedEnd called when it ends although nobody stopped it
     */
    public Replica(
            Service service, Ports ports, ChildCommand command, Children children, Consumer<Replica> unexpectedEnd) {
        this.service = service;
        this.ports = ports;
        this.command = command;
        this.children = children;
        this.unexpectedEnd = unexpectedEnd;
    }

    /** The two ports of a replica on 127.0.0.1. */
    public record Ports(int http, int management) {}

    public Service service() {
        return service;
    }

    /** Such as {@code signaling-2}. */
    public String name() {
        return command.name();
    }

    public int port() {
        return ports.http();
    }

    /** Where it serves: {@code http://127.0.0.1:port}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + ports.http());
    }

    /** Where its health and metrics are: {@code http://127.0.0.1:port}. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + ports.management());
    }

    public Path log() {
        return command.log();
    }

    /** Its process, or the last one it had. */
    public synchronized long pid() {
        if (child == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return child.pid();
    }

    public synchronized boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** Starts it where it does not run, and waits until it is ready. */
    public synchronized void start(Duration atMost) {
        if (isAlive()) {
            return;
        }
        Child started = children.start(command);
        child = started;
        // The first is asked until it says so; only then the second counts.
        Readiness.await(started, atMost, () -> Health.hasStarted(management()));
        Readiness.await(started, atMost, () -> Health.isReady(management()));
        started.onUnexpectedEnd(() -> unexpectedEnd.accept(this));
    }

    /** SIGTERM, and SIGKILL after ten seconds. Returns when it is gone. */
    public synchronized void stop() {
        if (child != null) {
            children.stop(List.of(child));
        }
    }

    /** SIGTERM; returns at once. */
    public synchronized void askToStop() {
        if (child != null) {
            child.askToStop();
        }
    }

    /** Waits until it has ended; whether it has. */
    public boolean awaitEnd(Duration atMost) {
        Child running = current();
        return running == null || running.awaitEnd(atMost);
    }

    private synchronized @Nullable Child current() {
        return child;
    }

    /** SIGKILL. Returns when it is gone. */
    public synchronized void kill() {
        if (child != null) {
            child.kill();
            children.stop(List.of(child));
        }
    }
}
