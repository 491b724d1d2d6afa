// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example client of docs/reference/signaling.md runs as it stands there, also where a replica dies under it. */
class ExampleClientIT {
    private final RunningStack stack = Stacks.pair();

    @AfterEach
    void everything_runs_again() {
        stack.local().replicas(Service.SIGNALING).stream()
                .filter(replica -> !replica.isAlive())
                .forEach(stack.local()::restart);
    }

    @Test
    void two_of_them_exchange_everything_once_and_in_order_and_end_with_a_bye() throws Exception {
        try (var terminal = new Terminal(stack, stack.gateway(), "user:alice");
                var device = new Device(stack, stack.gateway(), "user:alice")) {
            device.claims(terminal.asksForACode().text());
            var url = stack.gateway().signaling().toString();
            try (var presenter = new ExampleClient(url, terminal.peerToken());
                    var scanner = new ExampleClient(url, device.peerToken())) {
                await().atMost(Duration.ofSeconds(30)).until(() -> presenter.heard("peer") && scanner.heard("peer"));
                candidates(1, 60).forEach(presenter::say);
                candidates(1, 60).forEach(scanner::say);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> scanner.candidates().size() > 10);
                stack.local().kill(stack.replica(Service.SIGNALING, 1));
                candidates(61, 120).forEach(presenter::say);
                candidates(61, 120).forEach(scanner::say);

                await().atMost(Duration.ofSeconds(60))
                        .until(() -> scanner.candidates().size() >= 120
                                && presenter.candidates().size() >= 120);
                presenter.say("{\"type\":\"bye\"}");
                assertEquals(0, presenter.exitCode());
                assertEquals(0, scanner.exitCode());
                assertEquals(said(120), scanner.candidates());
                assertEquals(said(120), presenter.candidates());
                assertTrue(scanner.heard("bye"));
            }
        }
    }

    private static List<String> said(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> "candidate:" + n).toList();
    }

    private static List<String> candidates(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(n -> "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"candidate:" + n + "\"}}")
                .toList();
    }
}
