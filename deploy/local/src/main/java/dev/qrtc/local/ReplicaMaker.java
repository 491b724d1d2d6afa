// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.process.ChildCommand;
import dev.qrtc.local.process.Children;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import dev.qrtc.local.service.SettingsFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** All that a replica is made of, whenever it is made. */
record ReplicaMaker(StackOptions options, Children children, StackDirectory directory, ReplicaSettings settings) {
    /** A replica that does not run yet. */
    Replica make(Service service, String name, Replica.Ports ports, Consumer<Replica> unexpectedEnd) {
        Path own = directory.replica(name);
        Map<String, String> properties = settings.of(service, ports);
        properties.putAll(options.settings().getOrDefault(service, Map.of()));
        Path file = SettingsFile.write(own.resolve("application.properties"), properties);
        ChildCommand command = new ChildCommand(
                name,
                options.packages().command(service),
                own,
                Map.of("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString()),
                directory.log(name),
                false);
        return new Replica(service, ports, command, children, unexpectedEnd);
    }
}
