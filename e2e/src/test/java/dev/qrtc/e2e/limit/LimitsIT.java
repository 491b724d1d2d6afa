// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two replicas, one budget; and a house that is full. */
class LimitsIT {
    private final RunningStack stack = Stacks.limited();

    @Test
    void whoHasSpentItsBudgetAtOneReplicaHasNoneLeftAtTheOther() {
        var passed = 0;
        for (var i = 0; i < 20; i++) {
            var answer = creates("user:spender", stack.token(1 + i % 2));
            if (answer.status() != 429) {
                passed++;
                continue;
            }
            answer.refused(429, "slow_down");
            var seconds = Long.parseLong(answer.header("Retry-After"));
            assertTrue(seconds >= 1 && seconds <= 60, "one becomes free a minute, not after " + seconds);
        }
        assertEquals(10, passed);
        assertTrue(creates("user:saver", stack.token(1)).status() != 429, "others have theirs");
    }

    @Test
    void whatACallerSaysOfItsAddressIsNotBelievedBehindTheGateway() {
        for (var i = 0; i < 20; i++) {
            devicesFrom("203.0.113." + i).expect(401);
        }
        devicesFrom("203.0.113.99").refused(429, "slow_down");
    }

    @Test
    void whereThereIsNoRoomForAnotherPairingThoseThatThereAreGoOn() {
        try (var terminal = new Terminal(stack, stack.gateway(), "user:settled");
                var device = new Device(stack, stack.gateway(), "user:settled")) {
            var code = terminal.asksForACode();
            terminal.joins();
            fill(stack.token(1)).refused(503, "unavailable");
            fill(stack.token(2)).refused(503, "unavailable");

            device.claims(code.text());
            device.joins();
            var jti = terminal.hearsOfTheClaim().path("jti").asText();
            terminal.offers(code, jti);
            device.hears("description");
            device.answers(code.text(), jti);
            terminal.hears("description");
            creates("user:late", stack.gateway()).refused(503, "unavailable");
            assertEquals("paired", terminal.seesPairing().path("state").asText());
        }
    }

    // Each replica counts once a second: until it has, more may come in than there is room for.
    private Answer fill(Place replica) {
        for (var i = 0; i < 60; i++) {
            var answer = creates("user:crowd-" + i, replica);
            if (answer.status() != 201) {
                return answer;
            }
        }
        throw new AssertionError("there is always room");
    }

    private Answer creates(String user, Place place) {
        var token = stack.tokens().access(user, "pairing:present").sign();
        return stack.api(place).as(token).post("/v1/pairings", Map.of());
    }

    private Answer devicesFrom(String address) {
        return stack.api().with("X-Forwarded-For", address).get("/v1/devices");
    }
}
