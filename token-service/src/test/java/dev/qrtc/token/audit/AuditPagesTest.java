// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import static dev.qrtc.token.Api.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log is read page by page while it is written, and has a bound. */
@QuarkusTest
@TestProfile(AuditPagesTest.Small.class)
@QuarkusTestResource(value = TokenServiceResource.class, restrictToAnnotatedClass = true)
class AuditPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Keeps little. */
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "qrtc.audit.changes", "2000",
                    "qrtc.audit.refusals", "1000",
                    "qrtc.audit.refusal-rate", "10/1m");
        }
    }

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    RedisServer redis;

    @Inject
    AuditStore store;

    @Inject
    Audit audit;

    @SuppressWarnings("NullAway.Init") // set before each
    private AuditLog log;

    @BeforeEach
    void open() {
        log = new AuditLog(new Api(keys), new TestTokens(keys, TokenServiceResource.ISSUER));
    }

    @AfterEach
    void close() {
        log.close();
        redis.command("CONFIG", "SET", "maxmemory", "0");
    }

    @Test
    void whatIsWrittenMeanwhileComesAfterWhatWasThere() {
        append(150, "a");
        var ids = new ArrayList<String>();
        var after = "0-0";
        for (var page = 0; page < 20; page++) {
            var read = log.page(Map.of("limit", 20, "after", after, "device", "a"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(read.getList("entries.id"));
            after = read.getString("next");
            if (page < 10) {
                append(15, "a");
            }
        }
        assertEquals(300, ids.size());
        assertEquals(300, new TreeSet<>(ids).size(), "none twice");
        assertEquals(300, log.entries(Map.of("device", "a"), 200).size(), "none missed");
    }

    @Test
    void aFloodOfRefusalsPushesOutNoChange() {
        store.append(event("kept", false)).await().atMost(PATIENCE);
        var refused = event("flood", true);
        Uni.join()
                .all(IntStream.range(0, 5_000)
                        .mapToObj(i -> store.append(refused))
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);
        var left = Integer.parseInt(String.valueOf(redis.command("XLEN", "qrtc:audit:{log}:refusals")));
        assertTrue(left >= 1_000 && left < 1_300, "about 1000 are kept, not " + left);
        assertEquals(1, log.entries(Map.of("device", "kept"), 200).size());
    }

    @Test
    void onePrincipalsRefusalsAreRecordedTenTimesAMinute() {
        for (var i = 0; i < 50; i++) {
            audit.record(event("noise", true));
        }
        await().until(() -> log.entries(Map.of("device", "noise"), 200).size() >= 10);
        assertEquals(10, log.entries(Map.of("who", "user:of-noise"), 200).size());
        assertEquals(10, log.lines("who=user:of-noise").size());
    }

    @Test
    void aChangeThatAllReplicasSeeIsRecordedOnce() {
        for (var state : List.of("one", "one", "two", "two", "one")) {
            audit.recordChange("test", state, AuditEvent.ofService(Act.KEYS, "changed", "state " + state));
        }
        await().until(() -> log.lines("detail=\"state one\"").size() == 2);
        assertEquals(1, log.lines("detail=\"state two\"").size());
    }

    @Test
    void withoutMemoryAPairingCanStillBeEndedAndThatIsRecorded() {
        var api = new Api(keys);
        var created = api.create("user:alice");
        redis.command("CONFIG", "SET", "maxmemory", "1");
        problem(api.as("user:alice").body("{}").post("/v1/pairings"), 503, "unavailable");
        api.with(created.peerToken())
                .delete("/v1/pairings/" + created.id())
                .then()
                .statusCode(204);
        assertEquals(
                "cancelled",
                log.only(Map.of("pairing", created.id(), "what", "end")).get("outcome"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,201",
        "limit,x",
        "after,1",
        "after,(1-0",
        "what,nothing",
        "since,yesterday",
        "until,+1000000000-01-01T00:00:00Z"
    })
    void whatCannotBeAskedForIsRefused(String parameter, String value) {
        problem(log.page(Map.of(parameter, value)), 400, "request_malformed");
    }

    @Test
    void onlyAdministratorsReadIt() {
        problem(new Api(keys).as("user:alice").get("/v1/audit"), 403, "insufficient_scope");
    }

    @Test
    void aTimeBoundsWhatIsRead() {
        append(3, "timed");
        var all = log.entries(Map.of("device", "timed"), 200);
        var last = String.valueOf(all.getLast().get("at"));
        assertTrue(log.entries(Map.of("device", "timed", "since", last), 200).contains(all.getLast()));
        assertEquals(List.of(), log.entries(Map.of("device", "timed", "until", "2020-01-01T00:00:00Z"), 200));
        var first = String.valueOf(all.getFirst().get("id"));
        log.page(Map.of("device", "timed", "after", first, "since", "2099-01-01T00:00:00Z"))
                .then()
                .body("entries", empty());
    }

    private void append(int count, String device) {
        for (var i = 0; i < count; i++) {
            store.append(event(device, i % 3 == 0)).await().atMost(PATIENCE);
        }
    }

    private static AuditEvent event(String device, boolean refused) {
        return new AuditEvent(
                Act.DEVICE_CHANGE,
                "done",
                refused,
                Optional.of("user:of-" + device),
                Optional.empty(),
                Optional.empty(),
                Optional.of(device),
                Optional.empty(),
                Optional.empty());
    }
}
