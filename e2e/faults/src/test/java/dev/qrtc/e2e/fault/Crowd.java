// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.SocketWorld;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.service.Service;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/** Many pairings that negotiate at once. */
final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final List<Member> members = new ArrayList<>();
    private final long start = System.nanoTime();
    private final boolean undone;

    private record Member(Terminal terminal, Talk talk) {}

    private Crowd(boolean undone) {
        this.undone = undone;
    }

    /** {@code number} pairings that are claimed and begin to talk. */
    static Crowd of(RunningStack stack, int number) throws InterruptedException, ExecutionException {
        return begin(new Crowd(false), stack, number, stack.signaling(1), replicas(stack));
    }

    /** The same, through the gateway: whichever replica it chooses. */
    static Crowd throughTheGateway(RunningStack stack, int number) throws InterruptedException, ExecutionException {
        var gateway = stack.gateway();
        return begin(new Crowd(false), stack, number, gateway, List.of(gateway.signaling()));
    }

    /** The same, where a failover may undo writes: peers may then have to resync. */
    static Crowd undone(RunningStack stack, int number) throws InterruptedException, ExecutionException {
        return begin(new Crowd(true), stack, number, stack.signaling(1), replicas(stack));
    }

    private static List<URI> replicas(RunningStack stack) {
        return IntStream.rangeClosed(
                        1, stack.local().replicas(Service.SIGNALING).size())
                .mapToObj(replica -> stack.signaling(replica).signaling())
                .toList();
    }

    private static Crowd begin(Crowd crowd, RunningStack stack, int number, Place calls, List<URI> sockets)
            throws InterruptedException, ExecutionException {
        try (var callers = Executors.newFixedThreadPool(8)) {
            var pairs = callers.invokeAll(IntStream.range(0, number)
                    .<Callable<Member>>mapToObj(n -> () -> crowd.pair(stack, calls, rotated(sockets, n), n))
                    .toList());
            for (var pair : pairs) {
                crowd.members.add(pair.get());
            }
        }
        return crowd;
    }

    private Member pair(RunningStack stack, Place calls, List<URI> sockets, int number) {
        var user = "user:crowd-" + number;
        var terminal = new Terminal(stack, calls, user);
        var device = new Device(stack, calls, user);
        device.claims(terminal.asksForACode().text());
        var tokens = Map.of("presenter", terminal.peerToken(), "scanner", device.peerToken());
        var world = new SocketWorld(loop, inTurn(sockets), tokens);
        var talk = new Talk(world, "%04d".formatted(number), number, undone);
        loop.execute(talk::begin);
        return new Member(terminal, talk);
    }

    // Each role tries the replicas in their order, the presenter from the first on, the scanner from the second.
    private static Function<String, URI> inTurn(List<URI> replicas) {
        var turns = new HashMap<>(Map.of("presenter", 0, "scanner", 1));
        return role -> replicas.get((turns.merge(role, 1, Integer::sum) - 1) % replicas.size());
    }

    private static List<URI> rotated(List<URI> replicas, int by) {
        var rotated = new ArrayList<>(replicas);
        Collections.rotate(rotated, by);
        return rotated;
    }

    /** Waits until everybody has heard {@code more} frames than now, on the average. */
    void talks(int more) {
        arrive(2L * more * members.size());
    }

    private void arrive(long frames) {
        long goal = sum(Talk::heard) + frames;
        await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> sum(Talk::heard) >= goal);
    }

    /** Waits until anybody has heard anything. */
    void talksAtAll() {
        arrive(members.size());
    }

    /** Waits until nobody hears anything for a while. */
    void fallsSilent() {
        var last = new AtomicLong();
        await().pollInterval(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> {
            long heard = sum(Talk::heard);
            return last.getAndSet(heard) == heard;
        });
    }

    /** The codes with which connections were closed, but for those that ended with their pairing. */
    Set<Integer> closeCodes() {
        return onLoop(() -> members.stream()
                .flatMap(member -> member.talk().closeCodes().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** How often somebody was cut off. */
    long breaks() {
        return sum(Talk::breaks);
    }

    private long sum(ToLongFunction<Talk> what) {
        return onLoop(() -> members.stream()
                .mapToLong(member -> what.applyAsLong(member.talk()))
                .sum());
    }

    private <T> T onLoop(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop).join();
    }

    /** All come to an end; each frame must have arrived once and in order, and each pairing be completed. */
    void finishes() {
        forEach(Talk::comeToAnEnd);
        try {
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(PATIENCE)
                    .until(() -> sum(talk -> talk.isOver() ? 1 : 0) == members.size());
        } catch (ConditionTimeoutException e) {
            fail(sum(talk -> talk.isOver() ? 1 : 0) + " of " + members.size() + " finished; one that did not:\n"
                    + onLoop(() -> members.stream()
                            .map(Member::talk)
                            .filter(talk -> !talk.isOver())
                            .findFirst()
                            .map(Talk::story)
                            .orElse("")));
        }
        onLoop(() -> {
            for (Member member : members) {
                var violations = member.talk().violations();
                if (!violations.isEmpty()) {
                    fail(String.join("\n", violations) + "\n" + member.talk().story());
                }
            }
            return members;
        });
        for (Member member : members) {
            assertEquals(
                    "completed", member.terminal().seesPairing().path("outcome").asText());
        }
    }

    private void forEach(Consumer<Talk> action) {
        loop.execute(() -> members.forEach(member -> action.accept(member.talk())));
    }

    /** A line about how it went. */
    String report() {
        return "%d of %d pairings finished in %.1f s; %d frames arrived, each once and in order, over %d broken connections; %d had to resync"
                .formatted(
                        members.size(),
                        members.size(),
                        (System.nanoTime() - start) / 1e9,
                        sum(Talk::heard),
                        breaks(),
                        sum(talk -> talk.resynced() ? 1 : 0));
    }

    @Override
    public void close() {
        loop.shutdownNow();
    }
}
