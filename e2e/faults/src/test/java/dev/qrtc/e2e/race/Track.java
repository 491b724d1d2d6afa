// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.race;

import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.FaultyWire;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where races are run: two replicas of token-service, and before each of them a wire that loses all answers. */
final class Track implements AutoCloseable {
    private static final int REPLICAS = 2;
    // Far from the longest life of a token, and seldom enough that signatures cost little.
    private static final int RACES_PER_TOKEN = 100;

    private final RunningStack stack;
    private final List<FaultyWire> wires;
    private final int racers;
    private volatile List<String> tokens;

    Track(RunningStack stack, int racers) {
        this.stack = stack;
        this.racers = racers;
        wires = IntStream.range(0, REPLICAS)
                .mapToObj(i ->
                        new FaultyWire(stack.replica(Service.TOKEN, i + 1).url().getPort()))
                .toList();
        wires.forEach(FaultyWire::loseAnswers);
        // Other races may begin before the first one has.
        tokens = signed();
    }

    RunningStack stack() {
        return stack;
    }

    int racers() {
        return racers;
    }

    /** Fresh tokens now and then, the same for many races: what is measured is the race. */
    void prepare(int race) {
        if (race % RACES_PER_TOKEN == RACES_PER_TOKEN - 1) {
            tokens = signed();
        }
    }

    private List<String> signed() {
        var tests = stack.tokens();
        return IntStream.range(0, racers)
                .mapToObj(racer ->
                        tests.access("user:racer-" + racer, "pairing:scan").sign())
                .toList();
    }

    /** The calls of that racer, at one of the replicas. */
    Api at(int racer, int replica) {
        return stack.api(stack.token(replica % REPLICAS + 1)).as(tokens.get(racer));
    }

    /** The same by a wire over which no answer comes back. */
    Api unanswered(int racer, int replica) {
        var wire = wires.get(replica % REPLICAS);
        var rest = URI.create("http://127.0.0.1:" + wire.port());
        return stack.api(new Place(rest, rest, wire.place(), Optional.empty())).as(tokens.get(racer));
    }

    @Override
    public void close() {
        wires.forEach(FaultyWire::close);
    }
}
