// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.gateway.Gateway;
import dev.qrtc.local.process.Children;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** From the first process of a stack to its last, with an end that comes also when this JVM is told to end. */
final class StackLife {
    private final Children children;
    private final StackDirectory directory;
    private final AtomicReference<@Nullable Gateway> gateway = new AtomicReference<>();
    private final Thread atExit = new Thread(this::endProcesses, "qrtc-end");

    private StackLife(Children children, StackDirectory directory) {
        this.children = children;
        this.directory = directory;
    }

    static StackLife begin(Children children, StackDirectory directory) {
        StackLife life = new StackLife(children, directory);
        Runtime.getRuntime().addShutdownHook(life.atExit);
        return life;
    }

    Children children() {
        return children;
    }

    Gateway owns(Gateway opened) {
        gateway.set(opened);
        return opened;
    }

    /** Ends everything, however far the start has come; again is harmless. */
    void end() {
        Gateway open = gateway.getAndSet(null);
        if (open != null) {
            open.close();
        }
        endProcesses();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This JVM is ending already, and the hook does the same.
        }
    }

    private void endProcesses() {
        try {
            directory.deleteStackFile();
        } finally {
            children.close();
        }
    }
}
