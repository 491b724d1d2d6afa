// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.device.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who guesses codes is locked out: contract/policy.json says after how many, of which call, and for how long. */
@QuarkusTest
@TestProfile(LockOutTest.ShortLockOut.class)
@QuarkusTestResource(value = TokenServiceResource.class, restrictToAnnotatedClass = true)
class LockOutTest {
    private static final Duration LOCK_OUT = Duration.ofSeconds(4);
    private static final String TRIES = "qrtc:limit:code:user:guesser";

    /** A lock-out whose end a test can wait for; the brake for all has a test of its own. */
    public static class ShortLockOut implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "qrtc.user-code.lock-out", LOCK_OUT.toSeconds() + "s", "qrtc.user-code.wrong-per-second", "60");
        }
    }

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    RedisServer redis;

    private Api api = new Api(TestKeys.generate());

    @BeforeEach
    void nobodyHasTried() {
        redis.flush();
        api = new Api(keys);
    }

    static Stream<JsonNode> rows() throws IOException {
        try (var in = LockOutTest.class.getResourceAsStream("/contract/policy.json")) {
            return new ObjectMapper().readTree(in).get("lockOut").get("rows").valueStream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableHolds(JsonNode row) {
        for (var step : row.get("before")) {
            call(step.textValue());
        }
        var last = call(row.get("then").textValue());
        if (row.get("expected").textValue().equals("locked-out")) {
            problem(last, 429, "slow_down");
            var seconds = Integer.parseInt(last.header("Retry-After"));
            assertTrue(seconds >= 1 && seconds <= LOCK_OUT.toSeconds(), "Retry-After is " + seconds);
        } else {
            assertEquals(row.get("expected").textValue(), last.statusCode() + "", last::asString);
        }
    }

    @Test
    void itEndsAfterItsTime() {
        for (var i = 0; i < 5; i++) {
            problem(call("claim wrong"), 404, "code_unknown");
        }
        problem(call("claim wrong"), 429, "slow_down");
        assertTrue(ttl(TRIES) > 0);
        await().atMost(LOCK_OUT.plusSeconds(10))
                .until(() -> call("inspect right").statusCode() == 200);
    }

    @Test
    void devicesThatAUserRegisteredForItselfGuessOnItsAccount() throws Exception {
        var registry = new Registry(keys);
        for (var i = 0; i < 5; i++) {
            var device = "device:" + registry.registered("user:guesser");
            problem(inspect(device, "wrong"), 404, "code_unknown");
        }
        problem(inspect("device:" + registry.registered("user:guesser"), "right"), 429, "slow_down");
        problem(inspect("user:guesser", "right"), 429, "slow_down");
        var kiosk = "device:" + registry.registered(false, "user:guesser");
        inspect(kiosk, "right").then().statusCode(200);
    }

    @Test
    void itIsToldHowLongItLasts() {
        for (var i = 0; i < 5; i++) {
            call("claim wrong");
        }
        redis.command("PEXPIRE", TRIES, "600000");
        var seconds = Integer.parseInt(call("inspect right").header("Retry-After"));
        assertTrue(seconds > 500 && seconds <= 600, "Retry-After is " + seconds);
    }

    @Test
    void theLastWrongOneLocksOutForTheWholeTimeAndNoneBeforeItMakesTheOthersLast() {
        call("claim wrong");
        redis.command("PEXPIRE", TRIES, "3000");
        for (var i = 0; i < 3; i++) {
            problem(call("claim wrong"), 404, "code_unknown");
            assertTrue(ttl(TRIES) <= 3000, "the first is forgotten after its time");
        }
        problem(call("claim wrong"), 404, "code_unknown");
        assertTrue(ttl(TRIES) > 3000, "whenever the first was");
    }

    @Test
    void manyTriesAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 40; i++) {
            calls.add(() -> call("claim wrong").statusCode());
        }
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            var counts = statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertEquals(Map.of(404, 5L, 429, 35L), counts);
        }
    }

    @Test
    void whatWasRightLeavesNoTrace() {
        call("inspect right").then().statusCode(200);
        call("claim right").then().statusCode(200);
        assertNull(redis.command("GET", "qrtc:limit:codes"));
        assertEquals(0L, redis.command("EXISTS", TRIES));
    }

    @Test
    void whenEverybodyGuessesEverybodyWaits() {
        // As if the last ones had just come.
        redis.command("SET", "qrtc:limit:codes", "60", "PX", "30000");
        var refused = call("inspect right");
        problem(refused, 429, "slow_down");
        assertTrue(Integer.parseInt(refused.header("Retry-After")) <= 30);
        assertEquals(0L, redis.command("EXISTS", TRIES), "nobody's try was counted");
        redis.command("DEL", "qrtc:limit:codes");
        call("inspect right").then().statusCode(200).body("allowed", equalTo(true));
        call("inspect wrong");
        assertEquals("1", redis.command("GET", "qrtc:limit:codes"));
        assertTrue(ttl("qrtc:limit:codes") <= 1000);
    }

    /** {@code <claim|inspect> <right|wrong|malformed|scanned|forbidden>}, by one principal; {@code other}: by another. */
    private Response call(String what) {
        var words = List.of(what.split(" "));
        var who = words.contains("other") ? "user:other" : "user:guesser";
        return api.as(who).body(body(words.get(1))).post("/v1/pairings/" + words.getFirst());
    }

    private Response inspect(String who, String code) {
        return api.as(who).body(body(code)).post("/v1/pairings/inspect");
    }

    private long ttl(String key) {
        return (Long) Objects.requireNonNull(redis.command("PTTL", key));
    }

    private Map<String, String> body(String code) {
        return switch (code) {
            case "right" -> Map.of("userCode", fresh("*").path("userCode"));
            case "forbidden" -> Map.of("userCode", fresh("user:nobody").path("userCode"));
            case "scanned" -> Map.of("token", fresh("*").path("token"));
            case "wrong" -> Map.of("userCode", "BCDF-GHJK");
            case "malformed" -> Map.of("userCode", "AAAA-AAAA");
            default -> throw new AssertionError("the table has no " + code);
        };
    }

    private Response fresh(String allowed) {
        return api.as("user:alice")
                .body(Map.of("userCode", true, "allow", List.of(allowed)))
                .post("/v1/pairings");
    }
}
