// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import static dev.qrtc.qr.Calls.anonymous;
import static dev.qrtc.qr.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.edge.limit.Limits;
import dev.qrtc.edge.limit.LocalLimits;
import dev.qrtc.testing.CallBudget;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both calls have a limit for who makes them, and one for where they come from. */
@QuarkusTest
@TestProfile(LimitsTest.Few.class)
@QuarkusTestResource(Tokens.class)
class LimitsTest {
    private static final String BY_PRINCIPAL = "This principal calls too often.";
    private static final String BY_ADDRESS = "Too many calls come from this address.";
    private static final int MOST = 4;
    private static final Duration COST = Duration.ofMillis(1_500);
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Four calls at once, and one more every second and a half; behind a proxy that it trusts. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "qrtc.limits.scale", "1",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1",
                    "qrtc.limits.calls.draw.principal", "4/6s",
                    "qrtc.limits.calls.draw.address", "4/6s",
                    "qrtc.limits.calls.decode.principal", "4/6s",
                    "qrtc.limits.calls.decode.address", "4/6s");
        }
    }

    /** The calls that are counted. */
    enum CountedCall {
        DRAW,
        DECODE;

        Response make(String token, String address) {
            var call = anonymous().header("Authorization", "Bearer " + token).header("X-Forwarded-For", address);
            return this == DRAW ? draw(call) : decode(call);
        }

        private static Response draw(RequestSpecification call) {
            return call.contentType("application/json").body("{\"text\":\"a\"}").post("/v1/qr");
        }

        private static Response decode(RequestSpecification call) {
            return call.contentType("image/png")
                    .body(Pictures.write(Pictures.code("a", 60), "png"))
                    .post("/v1/qr/decode");
        }
    }

    @TestHTTPResource(value = "metrics", management = true)
    String metrics = "";

    @Inject
    Limits limits;

    @ParameterizedTest
    @EnumSource
    void aPrincipalThatCallsTooOftenIsToldWhenToComeAgain(CountedCall call) {
        var principal = principal();
        exhausts(() -> call.make(token(principal), address()), 200, BY_PRINCIPAL);
        assertEquals(200, call.make(token(principal()), address()).statusCode(), "another has its own budget");
        given().get(metrics)
                .then()
                .body(containsString("qrtc_limited_total{by=\"principal\",call=\""
                        + call.name().toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @EnumSource
    void anAddressFromWhichTooManyCallIsToldWhenToComeAgain(CountedCall call) {
        var address = address();
        exhausts(() -> call.make(token(principal()), address), 200, BY_ADDRESS);
        assertEquals(200, call.make(token(principal()), address()).statusCode(), "another has its own budget");
    }

    @ParameterizedTest
    @EnumSource
    void whoeverSendsForgedTokensPaysForThem(CountedCall call) {
        var address = address();
        budget(() -> call.make("forged.token.here", address), 401, BY_ADDRESS).exhaust();
    }

    @ParameterizedTest
    @EnumSource
    void oneCallSpendsNothingOfTheOther(CountedCall call) {
        var principal = principal();
        var address = address();
        budget(() -> call.make(token(principal), address), 200, BY_ADDRESS).exhaust();
        var other = call == CountedCall.DRAW ? CountedCall.DECODE : CountedCall.DRAW;
        assertEquals(200, other.make(token(principal), address).statusCode());
    }

    @Test
    void eachReplicaCountsByItself() {
        assertInstanceOf(LocalLimits.class, limits, "there is nothing that replicas share");
    }

    // Refused calls cost nothing: asking again and again does not put off the time that was told.
    private static void exhausts(Supplier<Response> call, int passed, String detail) {
        var budget = budget(call, passed, detail);
        budget.exhaust();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(1))
                .until(budget::passes);
        // One call became free, not all.
        budget.exhaust();
    }

    private static CallBudget budget(Supplier<Response> call, int passed, String detail) {
        return new CallBudget(MOST, COST, () -> answer(call.get(), passed, detail));
    }

    private static CallBudget.Answer answer(Response response, int passed, String detail) {
        if (response.statusCode() != 429) {
            response.then().statusCode(passed);
            return new CallBudget.Answer(passed, 0);
        }
        var seconds = Integer.parseInt(response.header("Retry-After"));
        problem(response, 429, "slow_down").body("detail", equalTo(detail)).body("retryAfter", equalTo(seconds));
        return new CallBudget.Answer(429, seconds);
    }

    private static String token(String principal) {
        return Tokens.accessOf(principal, "qr").sign();
    }

    private static String principal() {
        return "user:caller-" + COUNTER.incrementAndGet();
    }

    // Networks of documentation (RFC 3849): each a network of its own.
    private static String address() {
        return "2001:db8:" + Integer.toHexString(COUNTER.incrementAndGet()) + "::1";
    }
}
