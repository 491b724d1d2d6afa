// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.limit;

import static dev.qrtc.token.Api.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.testing.CallBudget;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call has a limit for who makes it, and one for where it comes from. */
@QuarkusTest
@TestProfile(LimitsTest.Few.class)
@QuarkusTestResource(value = TokenServiceResource.class, restrictToAnnotatedClass = true)
class LimitsTest {
    private static final int MOST = 4;
    private static final Duration COST = Duration.ofMillis(500);
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Four calls at once, and one more every half second; behind a proxy that it trusts. */
    public static class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<String, String>();
            settings.put("qrtc.limits.scale", "1");
            settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1");
            for (var call : dev.qrtc.edge.limit.Call.values()) {
                settings.put("qrtc.limits.calls." + call.wire() + ".principal", MOST + "/2s");
                settings.put("qrtc.limits.calls." + call.wire() + ".address", MOST + "/2s");
            }
            return settings;
        }
    }

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    private TestTokens tokens = new TestTokens(TestKeys.generate(), "");

    @BeforeEach
    void tokens() {
        tokens = new TestTokens(keys, TokenServiceResource.ISSUER);
    }

    @ParameterizedTest
    @EnumSource
    void aPrincipalThatCallsTooOftenIsToldWhenToComeAgain(CountedCall call) {
        assumeTrue(call.hasPrincipal(), "nobody's call");
        var principal = principal();
        exhausts(() -> call.make(tokens, principal, address()), "This principal calls too often.");
    }

    @ParameterizedTest
    @EnumSource
    void anAddressFromWhichTooManyCallIsToldWhenToComeAgain(CountedCall call) {
        var address = address();
        // A client is always the same one: one that nobody knows has only its address.
        exhausts(
                () -> call == CountedCall.TOKEN ? call.makeAsNobody(address) : call.make(tokens, principal(), address),
                "Too many calls come from this address.");
        assertNotEquals(429, call.makeAsNobody(address()).statusCode(), "another address has its own budget");
    }

    @ParameterizedTest
    @EnumSource
    void whoeverSendsForgedTokensPaysForThem(CountedCall call) {
        var address = address();
        budget(() -> call.makeAsNobody(address), "Too many calls come from this address.")
                .exhaust();
    }

    // Refused calls cost nothing: asking again and again does not put off the time that was told.
    private static void exhausts(Supplier<Response> call, String detail) {
        var budget = budget(call, detail);
        budget.exhaust();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(1))
                .until(budget::passes);
        // One call became free, not all.
        budget.exhaust();
    }

    private static CallBudget budget(Supplier<Response> call, String detail) {
        return new CallBudget(MOST, COST, () -> answer(call.get(), detail));
    }

    private static CallBudget.Answer answer(Response response, String detail) {
        if (response.statusCode() != 429) {
            return new CallBudget.Answer(response.statusCode(), 0);
        }
        var seconds = Integer.parseInt(response.header("Retry-After"));
        problem(response, 429, "slow_down")
                .then()
                .body("detail", equalTo(detail))
                .body("retryAfter", equalTo(seconds));
        return new CallBudget.Answer(429, seconds);
    }

    private static String principal() {
        return "user:caller-" + COUNTER.incrementAndGet();
    }

    // Networks of documentation (RFC 3849): each a network of its own.
    private static String address() {
        return "2001:db8:" + Integer.toHexString(COUNTER.incrementAndGet()) + "::1";
    }
}
