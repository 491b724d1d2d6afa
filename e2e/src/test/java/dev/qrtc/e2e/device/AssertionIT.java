// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TokenDraft;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;

/** What a device signed is good once, whichever replica sees it first. */
class AssertionIT {
    private static final int AT_ONCE = 25;

    private final RunningStack stack = Stacks.pair();
    private final PublicJsonWebKey key = TestKeys.ec("any", "any");
    private final String kiosk = new Registry(stack, 1).register(key, "user:assertions");

    @Test
    void of_fifty_uses_at_two_replicas_one_is_accepted() throws InterruptedException, ExecutionException {
        var assertion = assertion();
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < AT_ONCE; i++) {
            calls.add(() -> uses(assertion, 1));
            calls.add(() -> uses(assertion, 2));
        }
        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                accepted += answer.get().status() == 200 ? 1 : 0;
            }
        }
        assertEquals(1, accepted);
    }

    @Test
    void the_token_opens_calls_at_both_replicas() {
        var token = uses(assertion(), 2).expect(200).json().path("access_token").asText();
        for (int replica = 1; replica <= 2; replica++) {
            stack.api(stack.replicas(replica))
                    .as(token)
                    .post("/v1/pairings", Map.of())
                    .expect(201);
        }
    }

    private String assertion() {
        var now = Instant.now().getEpochSecond();
        return TokenDraft.signedWith(key)
                .header("kid", null)
                .claim("iss", kiosk)
                .claim("sub", kiosk)
                .claim("aud", stack.origin())
                .claim("jti", UUID.randomUUID().toString())
                .claim("exp", now + 60)
                .sign();
    }

    private Answer uses(String assertion, int replica) {
        var form = "grant_type=client_credentials"
                + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion="
                + URLEncoder.encode(assertion, StandardCharsets.UTF_8);
        return stack.api(stack.replicas(replica))
                .post("/oauth2/token", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }
}
