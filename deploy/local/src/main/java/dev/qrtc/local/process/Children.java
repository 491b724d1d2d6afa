// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes of one stack. None outlives it: {@link #close()} ends them; where this JVM is killed, the {@link Watchdog}
 * does; and where that is killed too, the next stack in the same directory ends them ({@link RunRecord}).
 */
public final class Children implements AutoCloseable {
    /** All that a child sees of our environment: its settings come from its file, never from somebody's shell. */
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final RunRecord record;
    private final Watchdog watchdog;
    private final List<Child> children = new ArrayList<>();
    private boolean closed;

    private Children(RunRecord record, Watchdog watchdog) {
        this.record = record;
        this.watchdog = watchdog;
    }

    /**
     * Makes {@code directory} ours and ends what an earlier run left behind in it.
     *
     * @throws StartFailure where another stack runs in {@code directory}
     */
    public static Children in(Path directory) {
        RunRecord record = RunRecord.claim(directory);
        try {
            return new Children(record, Watchdog.start());
        } catch (RuntimeException e) {
            record.close();
            throw e;
        }
    }

    /** Starts a child. */
    public synchronized Child start(ChildCommand command) {
        if (closed) {
            throw new StoppedWhileStarting();
        }
        Child child = new Child(command, run(command));
        children.add(child);
        watchdog.watch(child.pid());
        record.add(child.pid());
        return child;
    }

    private static Process run(ChildCommand command) {
        ProcessBuilder builder = new ProcessBuilder(command.argv())
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(PASSED_ON);
        environment.putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StartFailure(command.name() + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Ends all of {@code those} at the same time, and waits until they are gone. */
    public void stop(Collection<Child> those) {
        those.forEach(Child::askToStop);
        those.forEach(Child::stop);
        synchronized (this) {
            those.forEach(this::forget);
        }
    }

    private void forget(Child child) {
        if (children.remove(child)) {
            watchdog.forget(child.pid());
        }
    }

    /** Ends all; from now on nothing starts any more. Again is harmless. */
    @Override
    public void close() {
        Map<Boolean, List<Child>> endsLast = refuse();
        stop(endsLast.getOrDefault(false, List.of()));
        stop(endsLast.getOrDefault(true, List.of()));
        watchdog.close();
        record.close();
    }

    private synchronized Map<Boolean, List<Child>> refuse() {
        closed = true;
        return children.stream().collect(Collectors.partitioningBy(Child::endsLast));
    }
}
