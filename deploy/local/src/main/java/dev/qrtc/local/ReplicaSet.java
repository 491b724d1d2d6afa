// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.process.FreePorts;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** All replicas of a stack. */
final class ReplicaSet {
    private final StackOptions options;
    private final FreePorts free;
    private final Map<Service, List<Replica.Ports>> ports = new EnumMap<>(Service.class);
    private final Map<Service, List<Replica>> replicas = new ConcurrentHashMap<>();
    private final Map<Service, Integer> made = new ConcurrentHashMap<>();

    /** Chooses the ports; there are no replicas yet. */
    ReplicaSet(StackOptions options, FreePorts free) {
        this.options = options;
        this.free = free;
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
    void start(ReplicaMaker maker) {
        for (Service service : Service.values()) {
            replicas.put(
                    service,
                    ports.getOrDefault(service, List.of()).stream()
                            .map(itsPorts -> make(maker, service, itsPorts))
                            .toList());
        }
        // Starting a JVM is all computing: more at a time than there are processors would only make each slower.
        int atATime = Math.max(2, Runtime.getRuntime().availableProcessors());
        try (ExecutorService starters = Executors.newFixedThreadPool(atATime)) {
            startThose(service -> !service.needsKeys(), starters);
            startThose(Service::needsKeys, starters);
        }
    }

    /** One more, which does not run yet and is none of {@link #of} yet. */
    Replica surge(ReplicaMaker maker, Service service) {
        return make(maker, service, new Replica.Ports(free.next(), free.next()));
    }

    /** From now on {@code replacement} has the place of {@code old}. */
    void replace(Replica old, Replica replacement) {
        replicas.computeIfPresent(
                old.service(),
                (service, all) -> all.stream()
                        .map(replica -> replica == old ? replacement : replica)
                        .toList());
    }

    // Numbers are never given again: each replica has a log of its own.
    private Replica make(ReplicaMaker maker, Service service, Replica.Ports itsPorts) {
        String name = service.shortName() + "-" + made.merge(service, 1, Integer::sum);
        return maker.make(service, name, itsPorts, this::ended);
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

    /** Starts {@code replica} and returns when it is ready. */
    void start(Replica replica) {
        Progress progress = options.progress();
        long startedAt = System.nanoTime();
        replica.start(options.startTimeout());
        progress.done(replica.name(), "ready", startedAt);
    }
}
