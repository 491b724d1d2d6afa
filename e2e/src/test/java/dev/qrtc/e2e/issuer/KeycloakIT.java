// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.issuer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Users of a real Keycloak pair with the tokens that it gave them, and with no other of its tokens. */
@EnabledIfSystemProperty(named = "qrtc.soak", matches = "true", disabledReason = "needs Keycloak, of 150 MB")
@TestInstance(Lifecycle.PER_CLASS)
class KeycloakIT {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private Keycloak keycloak;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningStack stack;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        keycloak = Keycloak.start();
        stack = Stacks.trusting(keycloak.settings());
        var alice = accessToken("shop", "alice");
        await().atMost(Duration.ofSeconds(30)).until(() -> create(alice).status() == 201);
    }

    @AfterAll
    void end() {
        keycloak.close();
    }

    @Test
    void a_user_who_signed_in_there_pairs_two_devices() throws IOException, InterruptedException {
        var one = keycloak.signIn("shop", "alice");
        var other = keycloak.signIn("shop", "alice");
        var code = create(text(one, "access_token"))
                .expect(201)
                .json()
                .path("token")
                .asText();
        var claimed = claim(text(other, "access_token"), code).expect(200).json();
        assertEquals("paired", claimed.path("state").asText());
        var principal = claimed.path("presenter").path("principal").asText();
        assertEquals("user:staff-", principal.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", ""));
    }

    @Test
    void another_user_of_it_may_not_claim_and_one_without_the_role_may_not_even_try()
            throws IOException, InterruptedException {
        var code = create(accessToken("shop", "alice"))
                .expect(201)
                .json()
                .path("token")
                .asText();
        claim(accessToken("shop", "bob"), code).refused(403, "not_allowed");
        claim(accessToken("shop", "guest"), code).refused(403, "insufficient_scope");
    }

    @Test
    void its_id_token_and_its_refresh_token_open_nothing() throws IOException, InterruptedException {
        var tokens = keycloak.signIn("shop", "alice");
        create(text(tokens, "id_token")).refused(401, "unauthenticated");
        create(text(tokens, "refresh_token")).refused(401, "unauthenticated");
    }

    @Test
    void a_token_for_another_audience_opens_nothing() throws IOException, InterruptedException {
        create(accessToken("elsewhere", "alice")).refused(401, "unauthenticated");
    }

    private String accessToken(String client, String user) throws IOException, InterruptedException {
        return text(keycloak.signIn(client, user), "access_token");
    }

    private static String text(JsonNode tokens, String member) {
        return tokens.path(member).asText();
    }

    private Answer create(String token) {
        return api(token).post("/v1/pairings", Map.of());
    }

    private Answer claim(String token, String code) {
        return api(token).post("/v1/pairings/claim", Map.of("token", code));
    }

    private Api api(String token) {
        return stack.api(stack.token(1)).as(token);
    }
}
