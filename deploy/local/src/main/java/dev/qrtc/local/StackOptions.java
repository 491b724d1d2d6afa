// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.service.BuiltPackages;
import dev.qrtc.local.service.Service;
import dev.qrtc.local.service.ServicePackages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a stack is like.
 *
 * @param directory where it keeps everything: keys, secrets, settings, data, logs; one running stack each
 * @param packages where the services are
 * @param port of the gateway; 0 for any free one
 * @param replicas of each service, 1 to 9
 * @param exceptions services of which there are another number, 0 to 9
 * @param settings per service, in addition to what the stack sets itself, and above it
 * @param startTimeout how long a replica may take until it is ready
 * @param progress hears how far it is
 */
public record StackOptions(
        Path directory,
        ServicePackages packages,
        int port,
        int replicas,
        Map<Service, Integer> exceptions,
        Map<Service, Map<String, String>> settings,
        Duration startTimeout,
        Progress progress) {
    private static final int MOST_REPLICAS = 9;
    private static final int LAST_PORT = 65_535;

    public StackOptions {
        directory = directory.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
        exceptions = Map.copyOf(exceptions);
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("The port must be between 1 and 65535, not " + port + ".");
        }
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException(
                    "The number of replicas must be between 1 and " + MOST_REPLICAS + ", not " + replicas + ".");
        }
        if (exceptions.values().stream().anyMatch(number -> number < 0 || number > MOST_REPLICAS)) {
            throw new IllegalArgumentException(
                    "No service can have fewer than 0 or more than " + MOST_REPLICAS + " replicas.");
        }
    }

    /** One replica of each service built under {@code home}, on any free port, in {@code directory}, silently. */
    public static StackOptions of(Path home, Path directory) {
        return new StackOptions(
                directory,
                new BuiltPackages(home.toAbsolutePath().normalize()),
                0,
                1,
                Map.of(),
                Map.of(),
                Duration.ofMinutes(2),
                Progress.silent());
    }

    public StackOptions withPort(int newPort) {
        return new StackOptions(directory, packages, newPort, replicas, exceptions, settings, startTimeout, progress);
    }

    public StackOptions withReplicas(int number) {
        return new StackOptions(directory, packages, port, number, exceptions, settings, startTimeout, progress);
    }

    /** Another number of replicas of one service; 0 where nobody will call it. */
    public StackOptions withReplicas(Service service, int number) {
        Map<Service, Integer> others = new EnumMap<>(Service.class);
        others.putAll(exceptions);
        others.put(service, number);
        return new StackOptions(directory, packages, port, replicas, others, settings, startTimeout, progress);
    }

    /** How many replicas of {@code service} there are. */
    int replicasOf(Service service) {
        return exceptions.getOrDefault(service, replicas);
    }

    public StackOptions withPackages(ServicePackages others) {
        return new StackOptions(directory, others, port, replicas, exceptions, settings, startTimeout, progress);
    }

    public StackOptions withStartTimeout(Duration timeout) {
        return new StackOptions(directory, packages, port, replicas, exceptions, settings, timeout, progress);
    }

    public StackOptions withProgress(Progress listener) {
        return new StackOptions(directory, packages, port, replicas, exceptions, settings, startTimeout, listener);
    }

    /** Adds properties for every replica of {@code service}. */
    public StackOptions withSettings(Service service, Map<String, String> more) {
        Map<Service, Map<String, String>> all = new EnumMap<>(Service.class);
        all.putAll(settings);
        Map<String, String> ofService = new HashMap<>(all.getOrDefault(service, Map.of()));
        ofService.putAll(more);
        all.put(service, Map.copyOf(ofService));
        return new StackOptions(directory, packages, port, replicas, exceptions, all, startTimeout, progress);
    }
}
