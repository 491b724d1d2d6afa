// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.SignalingClient.Opening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who types a code in, and who guesses, at two replicas. */
class UserCodeIT {
    private final RunningStack stack = Stacks.pair();

    @Test
    void both_peers_are_told_that_the_code_was_typed_in() {
        var created = created();
        var claimed = claims("user:typist", 2, created.path("userCode").asText())
                .expect(200)
                .json();
        for (var peerToken : List.of(
                created.path("peerToken").asText(), claimed.path("peerToken").asText())) {
            try (var socket = Opening.of(stack.token(1).signaling().toString(), peerToken, "someone1")
                    .open()) {
                var welcome = socket.next("welcome");
                assertEquals("code", welcome.path("via").asText());
                assertEquals("code", socket.next("paired").path("via").asText());
            }
        }
    }

    @Test
    void who_guesses_at_two_replicas_is_locked_out_of_both() {
        var code = created().path("userCode").asText();
        for (int guess = 0; guess < 5; guess++) {
            var answer = guess % 2 == 0
                    ? claims("user:guesser", guess % 2 + 1, "BCDF-GHJK")
                    : inspects("user:guesser", guess % 2 + 1, "BCDF-GHJK");
            answer.refused(404, "code_unknown");
        }
        for (int replica = 1; replica <= 2; replica++) {
            for (var refused :
                    List.of(claims("user:guesser", replica, code), inspects("user:guesser", replica, code))) {
                refused.refused(429, "slow_down");
                var seconds = Integer.parseInt(refused.header("Retry-After"));
                assertTrue(seconds > 500 && seconds <= 600, "ten minutes, not " + seconds);
            }
        }
        claims("user:typist", 1, code).expect(200);
    }

    @Test
    void the_code_is_in_no_log_and_not_in_redis() throws IOException {
        var code = created().path("userCode").asText();
        claims("user:typist", 1, code).expect(200);
        claims("user:other-typist", 2, code).refused(409, "already_claimed");
        var read = 0;
        try (var files = Files.walk(stack.local().logs().resolveSibling("."))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(code) || text.contains(code.replace("-", "")), file.toString());
                read += text.contains("qrtc:code:") ? 1 : 0;
            }
        }
        assertTrue(read > 0, "the log of Redis' writes was read");
    }

    private JsonNode created() {
        return as("user:alice", "pairing:present", 1)
                .post("/v1/pairings", Map.of("userCode", true, "allow", List.of("*")))
                .expect(201)
                .json();
    }

    private Answer claims(String who, int replica, String code) {
        return as(who, "pairing:scan", replica).post("/v1/pairings/claim", Map.of("userCode", code));
    }

    private Answer inspects(String who, int replica, String code) {
        return as(who, "pairing:scan", replica).post("/v1/pairings/inspect", Map.of("userCode", code));
    }

    private Api as(String who, String scope, int replica) {
        return stack.api(stack.token(replica))
                .as(stack.tokens().access(who, scope).sign());
    }
}
