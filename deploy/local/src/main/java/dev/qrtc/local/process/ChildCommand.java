// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a child is started.
 *
 * @param name what people read of it, such as {@code signaling-2}
 * @param argv the program and its arguments; never a secret, for everybody on the machine may read them
 * @param directory its working directory
 * @param environment added to the few variables that every child gets
 * @param log the file that its output is appended to
 * @param endsLast whether the others need it until they have ended
 */
public record ChildCommand(
        String name, List<String> argv, Path directory, Map<String, String> environment, Path log, boolean endsLast) {
    public ChildCommand {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
