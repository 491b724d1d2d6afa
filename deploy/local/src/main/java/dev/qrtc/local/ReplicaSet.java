// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.process.ChildCommand;
import dev.qrtc.local.process.Children;
import dev.qrtc.local.process.FreePorts;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import dev.qrtc.local.service.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** All replicas of a stack. */
final class ReplicaSet {
    private final StackOptions options;
    private final Map<Service, List<Replica.Ports>> ports = new EnumMap<>(Service.class);
    private final Map<Service, List<Replica>> replicas = new EnumMap<>(Service.class);

    /** Chooses the ports; there are no replicas yet. */
    ReplicaSet(StackOptions options, FreePorts free) {
        this.options = options;
        for (Service service : Service.values()) {
            List<Replica.Ports> ofService = new ArrayList<>();
            for (int number = 0; number < options.replicasOf(service); number++) {
                ofService.add(new Replica.Ports(free.next(), free.next()));
            }
            ports.put(service, List.copyOf(ofService));
        }
    }

    Map<Service, List<Integer>> httpPorts() {
        Map<Service, List<Integer>> http = new EnumMap<>(Service.class);
        ports.forEach((service, ofService) ->
                http.put(service, ofService.stream().map(Replica.Ports::http).toList()));
        return http;
    }

    List<Replica> of(Service service) {
        return replicas.getOrDefault(service, List.of());
    }

    List<Replica> all() {
        return replicas.values().stream().flatMap(Collection::stream).toList();
    }

    /** Starts all; those that ask token-service for its keys come after it. Returns when all are ready. */
    void start(Children children, StackDirectory directory, ReplicaSettings settings) {
        for (Service service : Service.values()) {
            replicas.put(service, describe(service, children, directory, settings));
        }
        // Starting a JVM is all computing: more at a time than there are processors would only make each slower.
        int atATime = Math.max(2, Runtime.getRuntime().availableProcessors());
        try (ExecutorService starters = Executors.newFixedThreadPool(atATime)) {
            startThose(service -> !service.needsKeys(), starters);
            startThose(Service::needsKeys, starters);
        }
    }

    private List<Replica> describe(
            Service service, Children children, StackDirectory directory, ReplicaSettings settings) {
        List<Replica> described = new ArrayList<>();
        for (Replica.Ports itsPorts : ports.getOrDefault(service, List.of())) {
            String name = service.shortName() + "-" + (described.size() + 1);
            Path own = directory.replica(name);
            Map<String, String> properties = settings.of(service, itsPorts);
            properties.putAll(options.settings().getOrDefault(service, Map.of()));
            Path file = SettingsFile.write(own.resolve("application.properties"), properties);
            ChildCommand command = new ChildCommand(
                    name,
                    options.packages().command(service),
                    own,
                    Map.of("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString()),
                    directory.log(name),
                    false);
            described.add(new Replica(service, itsPorts, command, children, this::ended));
        }
        return List.copyOf(described);
    }

    private void ended(Replica replica) {
        options.progress().say(replica.name() + " has ended by itself (log: " + replica.log() + ")");
    }

    private void startThose(Predicate<Service> which, ExecutorService starters) {
        List<CompletableFuture<Void>> starts = all().stream()
                .filter(replica -> which.test(replica.service()))
                .map(replica -> CompletableFuture.runAsync(() -> start(replica), starters))
                .toList();
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            starters.shutdownNow();
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void start(Replica replica) {
        Progress progress = options.progress();
        long startedAt = System.nanoTime();
        replica.start(options.startTimeout());
        progress.done(replica.name(), "ready", startedAt);
    }
}
