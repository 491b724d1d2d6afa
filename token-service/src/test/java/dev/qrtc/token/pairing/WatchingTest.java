// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional reading, and waiting for a change. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class WatchingTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Inject
    Changes changes;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private Api api = new Api(TestKeys.generate());

    @BeforeEach
    void api() {
        api = new Api(keys);
    }

    @AfterEach
    void nobodyIsLeftWaiting() {
        await().untilAsserted(() -> assertEquals(0, changes.waiting()));
        callers.close();
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        var created = api.create("user:alice");
        var tag = read(created).header("ETag");
        for (var header : new String[] {tag, "*", tag.substring(2), "\"x\", " + tag}) {
            api.with(created.peerToken())
                    .header("If-None-Match", header)
                    .get("/v1/pairings/" + created.id())
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .header("Preference-Applied", nullValue())
                    .body(emptyString());
        }
        api.with(created.peerToken())
                .header("If-None-Match", "\"other\"")
                .header("Prefer", "wait=20")
                .get("/v1/pairings/" + created.id())
                .then()
                .statusCode(200);
    }

    @Test
    void aWaitingCallHearsOfTheChangeAtOnce() {
        var created = api.create("user:alice");
        var tag = read(created).header("ETag");
        var answer = waiting(created, tag, "respond-async, wait=20");
        await().until(() -> changes.waiting() == 1);
        var start = System.nanoTime();
        api.claim("user:alice", created.token()).then().statusCode(200);
        answer.join()
                .then()
                .statusCode(200)
                .header("Preference-Applied", "wait=20")
                .header("ETag", not(equalTo(tag)))
                .body("state", equalTo("paired"));
        // The next look of its own would have come after 5 s.
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(4)) < 0);
    }

    @Test
    void withoutAChangeItIsToldSoInTime() {
        var created = api.create("user:alice");
        var tag = read(created).header("ETag");
        var start = System.nanoTime();
        waiting(created, tag, "wait=1").join().then().statusCode(304).header("ETag", tag);
        assertTrue(System.nanoTime() - start >= Duration.ofSeconds(1).toNanos());
        waiting(created, tag, "wait=0").join().then().statusCode(304);
    }

    @Test
    void onlySoManyMayWait() {
        var created = api.create("user:alice");
        var tag = read(created).header("ETag");
        var calls = new ArrayList<CompletableFuture<Response>>();
        for (var i = 0; i < 3; i++) {
            calls.add(waiting(created, tag, "wait=20"));
        }
        await().until(() -> changes.waiting() == 3);
        problem(waiting(created, tag, "wait=20").join(), 503, "unavailable")
                .then()
                .header("Retry-After", "2");
        api.with(created.peerToken())
                .delete("/v1/pairings/" + created.id())
                .then()
                .statusCode(204);
        calls.forEach(call -> call.join().then().statusCode(200).body("outcome", equalTo("cancelled")));
    }

    private Response read(Api.Created created) {
        return api.with(created.peerToken()).get("/v1/pairings/" + created.id());
    }

    private CompletableFuture<Response> waiting(Api.Created created, String tag, String prefer) {
        return CompletableFuture.supplyAsync(
                () -> api.with(created.peerToken())
                        .header("If-None-Match", tag)
                        .header("Prefer", prefer)
                        .get("/v1/pairings/" + created.id()),
                callers);
    }
}
