// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Claims that must not win, and what becomes of the code. */
class ClaimRefusalsIT {
    private final RunningStack stack = Stacks.pair();

    private Terminal terminal() {
        return new Terminal(stack, stack.gateway(), "user:alice");
    }

    private Device device(String user) {
        return new Device(stack, stack.gateway(), user);
    }

    @Test
    void an_expired_code_is_gone_and_a_fresh_one_works() {
        var single = Stacks.single();
        try (var terminal = new Terminal(single, single.gateway(), "user:alice");
                var device = new Device(single, single.gateway(), "user:alice")) {
            var code = terminal.asksForACode();
            var end = Instant.now().plus(Stacks.SHORT_CODE);
            await().atMost(Stacks.SHORT_CODE.multipliedBy(2))
                    .until(() -> Instant.now().isAfter(end));

            device.tries(code.text()).refused(410, "token_expired");

            var renewed =
                    terminal.calls().post(terminal.path("/token")).expect(200).json();
            device.claims(renewed.path("token").asText());
        }
    }

    @Test
    void a_second_claim_loses_and_the_presenter_is_told() {
        try (var terminal = terminal();
                var first = device("user:bob");
                var second = device("user:carol")) {
            var code = terminal.asksForACodeFor("user:bob", "user:carol");
            terminal.joins();
            first.claims(code.text());
            terminal.hearsOfTheClaim();

            second.tries(code.text()).refused(409, "already_claimed");

            terminal.hears("contention");
            assertEquals(
                    "user:bob", terminal.seesPairing().at("/scanner/principal").asText());
        }
    }

    @Test
    void who_won_and_asks_again_with_its_idempotency_key_wins_again_and_alarms_nobody() {
        try (var terminal = terminal();
                var device = device("user:alice")) {
            var code = terminal.asksForACode();
            terminal.joins();
            var claim = Map.of("token", code.token());
            var calls = device.asUser().with("Idempotency-Key", "claim-" + terminal.pairing());
            var first = calls.post("/v1/pairings/claim", claim).expect(200).json();
            var again = calls.post("/v1/pairings/claim", claim).expect(200).json();

            assertEquals(first.path("id"), again.path("id"));
            terminal.hearsOfTheClaim();
            // What follows the claim in the mailbox is the end: nothing was between them.
            device.asUser().delete(terminal.path("")).expect(204);
            assertEquals("bye", terminal.socket().next().path("type").asText());
        }
    }

    @Test
    void a_foreign_principal_may_not_and_the_code_stays_good() {
        try (var terminal = terminal();
                var stranger = device("user:mallory");
                var device = device("user:alice")) {
            var code = terminal.asksForACode();

            stranger.tries(code.text()).refused(403, "not_allowed");

            assertEquals("waiting", terminal.seesPairing().path("state").asText());
            device.claims(code.text());
        }
    }

    @Test
    void who_is_not_on_the_presenters_list_may_not_even_if_it_is_the_presenters_own() {
        try (var terminal = terminal();
                var own = device("user:alice");
                var bob = device("user:bob")) {
            var code = terminal.asksForACodeFor("user:bob");
            own.tries(code.text()).refused(403, "not_allowed");
            bob.claims(code.text());
        }
    }

    @TestFactory
    Stream<DynamicTest> a_pairing_token_that_is_almost_right_is_refused_and_the_code_stays_good() {
        var terminal = terminal();
        var device = device("user:alice");
        var code = terminal.asksForACode();
        var hostile = new HostileTokens(stack)
                .pairing(terminal.pairing()).entrySet().stream()
                        .map(token -> DynamicTest.dynamicTest(
                                token.getKey(),
                                () -> device.tries(token.getValue()).refused(422, "token_invalid")));
        var stillGood = DynamicTest.dynamicTest("the true one wins", () -> {
            device.claims(code.text());
        });
        return Stream.concat(hostile, Stream.of(stillGood));
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_token_at_all_is_malformed_and_the_code_stays_good() {
        var terminal = terminal();
        var device = device("user:alice");
        var code = terminal.asksForACode();
        var misspelt = MisspeltTokens.of(code.token(), stack.keys().pairing()).entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        token.getKey(),
                        () -> device.asUser()
                                .post("/v1/pairings/claim", Map.of("token", token.getValue()))
                                .refused(400, "token_malformed")));
        var stillGood = DynamicTest.dynamicTest("the true one wins", () -> {
            device.claims(code.text());
        });
        return Stream.concat(misspelt, Stream.of(stillGood));
    }

    @Test
    void a_secret_that_came_along_is_refused_and_the_code_stays_good() {
        try (var terminal = terminal();
                var device = device("user:alice")) {
            var code = terminal.asksForACode();
            var answer = device.asUser()
                    .post("/v1/pairings/claim", Map.of("token", code.text()))
                    .refused(400, "token_malformed");
            assertTrue(!answer.text().contains(code.secret().orElseThrow()));
            device.claims(code.text());
        }
    }

    @Test
    void a_genuine_token_of_a_pairing_that_never_was_is_unknown() {
        device("user:alice")
                .tries(stack.tokens().pairing("A".repeat(22), 1).sign())
                .refused(404, "code_unknown");
    }
}
