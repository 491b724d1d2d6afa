// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Code;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Peer;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.testing.SignalingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The two of one pairing, and what each of them has said. */
final class Couple implements AutoCloseable {
    private static final int WORDS = 6;

    private final RunningStack stack;
    private final int number;
    private final List<String> terminalSaid = new ArrayList<>();
    private final List<String> deviceSaid = new ArrayList<>();
    final Terminal terminal;
    final Device device;

    /** Nobody does anything yet. In half of all numbers the two are at different replicas. */
    Couple(RunningStack stack, int number) {
        this.stack = stack;
        this.number = number;
        var user = "user:churn-" + number % 100;
        terminal = new Terminal(stack, stack.signaling(1 + number % 2), user);
        device = new Device(stack, stack.signaling(1 + number / 2 % 2), user);
    }

    /** Both have joined, and the first knows of it. */
    static Couple joined(RunningStack stack, int number) {
        var couple = new Couple(stack, number);
        couple.claim();
        couple.device.joins();
        couple.terminal.hearsThatPeerIsPresent(true);
        return couple;
    }

    /** The first has joined, and the second has claimed its code. */
    Code claim() {
        var code = terminal.asksForACode();
        terminal.joins();
        device.claims(code.text());
        return code;
    }

    /** Both say something, and hear and confirm what the other says. */
    void talk() {
        say(terminal, terminalSaid);
        say(device, deviceSaid);
        hear(device);
        hear(terminal);
    }

    /** The first says something, whether the second is there or not. */
    void terminalSpeaks() {
        say(terminal, terminalSaid);
    }

    private void say(Peer peer, List<String> said) {
        var words = IntStream.range(0, WORDS)
                .mapToObj(word -> "candidate:%d 1 udp 2122260223 192.0.2.%d 50000 typ host generation 0 ufrag %s"
                        .formatted(said.size() + word, number % 250, peer.instance()))
                .toList();
        said.addAll(words);
        peer.trickles(words.toArray(String[]::new));
    }

    /** Waits for what the other says at once, and confirms it. */
    static void hear(Peer peer) {
        for (int word = 0; word < WORDS; word++) {
            peer.hears("candidate");
        }
        confirm(peer.socket());
    }

    private static void confirm(SignalingClient socket) {
        socket.send("{\"type\":\"received\",\"cursor\":\"" + socket.cursor() + "\"}");
    }

    /** The second comes back, at the other replica. */
    void deviceMoves() {
        device.movesTo(stack.signaling(1 + (number / 2 + 1) % 2));
        device.joins();
    }

    /** The first says goodbye, and both have heard everything once and in order. */
    void finish() {
        terminal.saysBye("completed");
        for (var peer : List.of(terminal, device)) {
            assertEquals("completed", peer.hears("bye").path("reason").asText());
            assertEquals(peer == terminal ? 1000 : 4410, peer.socket().closeCode());
        }
        hadEverything();
    }

    /** Each has heard everything that the other said, once and in order. */
    void hadEverything() {
        assertEquals(terminalSaid, device.candidatesHeard());
        assertEquals(deviceSaid, terminal.candidatesHeard());
    }

    @Override
    public void close() {
        terminal.close();
        device.close();
    }
}
