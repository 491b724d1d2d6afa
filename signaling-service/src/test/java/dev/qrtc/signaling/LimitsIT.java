// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.testing.RawSocket;
import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.SignalingClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one client may do: as much as the limit says, and nothing more, while others notice nothing. */
@QuarkusTest
@TestProfile(TightLimits.class)
class LimitsIT extends SignalingTestBase {
    private static final String UNKNOWN = "{\"type\":\"dance\"}";

    @Inject
    MeterRegistry metrics;

    @SuppressWarnings("NullAway.Init")
    RedisServer redis;

    private final List<AutoCloseable> open = new ArrayList<>();

    private final Map<Meter.Id, Double> before = new HashMap<>();

    @BeforeEach
    void everyPlaceIsFree() {
        metrics.get("qrtc.signaling.refused")
                .counters()
                .forEach(counter -> before.put(counter.getId(), counter.count()));
        metrics.get("qrtc.signaling.limited")
                .counters()
                .forEach(counter -> before.put(counter.getId(), counter.count()));
        await().until(() -> metrics.get("qrtc.signaling.places").gauge().value() == 0);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void a_frame_may_be_as_large_as_the_limit_and_no_larger() {
        var presenter = welcomed(waiting());
        presenter.send(unknownOf(TightLimits.FRAME_BYTES));
        assertEquals("frame_unknown", presenter.next("error").path("code").asText());
        presenter.send(unknownOf(TightLimits.FRAME_BYTES + 1));
        assertEquals(1009, presenter.closeCode());
        assertEquals(1, hits("limited", "limit", "frame-bytes"));
    }

    @Test
    void what_is_no_frame_closes_with_4400() {
        var raw = opened(RawSocket.open(waiting().presenter("presentr")));
        raw.next("welcome");
        raw.bytes(new byte[] {(byte) 0xff, (byte) 0x80, 0, 0, 0, 0});
        assertEquals(4400, raw.closeCode());
    }

    @Test
    void a_binary_frame_is_malformed_and_the_third_closes_with_4400() {
        var raw = opened(RawSocket.open(waiting().presenter("presentr")));
        raw.next("welcome");
        raw.frame(RawSocket.BINARY, true, new byte[] {1});
        assertEquals("frame_malformed", raw.next("error").path("code").asText());
        raw.frame(RawSocket.BINARY, true, new byte[] {2}).frame(RawSocket.BINARY, true, new byte[] {3});
        assertEquals(4400, raw.closeCode());
    }

    @Test
    void a_message_of_many_fragments_may_be_no_larger_either() {
        var raw = opened(RawSocket.open(waiting().presenter("presentr")));
        raw.next("welcome");
        byte[] half = "x".repeat(TightLimits.FRAME_BYTES / 2).getBytes(StandardCharsets.US_ASCII);
        raw.frame(RawSocket.TEXT, false, half).frame(RawSocket.CONTINUATION, false, half);
        raw.frame(RawSocket.CONTINUATION, true, "x".getBytes(StandardCharsets.US_ASCII));
        assertEquals(1009, raw.closeCode());
    }

    @Test
    void so_many_frames_may_come_at_once_and_one_more_closes_with_4429() {
        var presenter = welcomed(waiting());
        for (int i = 0; i < TightLimits.FRAMES; i++) {
            presenter.send(UNKNOWN);
        }
        for (int i = 0; i < TightLimits.FRAMES; i++) {
            assertEquals("frame_unknown", presenter.next("error").path("code").asText());
        }
        assertFalse(presenter.isClosed());
        presenter.send(UNKNOWN).send(UNKNOWN);
        assertTooFast(presenter);
        assertEquals(1, hits("limited", "limit", "frames"));
    }

    @Test
    void so_many_bytes_may_come_at_once_and_a_frame_more_closes_with_4429() {
        var presenter = welcomed(waiting());
        for (int i = 0; i < TightLimits.BYTES / TightLimits.FRAME_BYTES; i++) {
            presenter.send(unknownOf(TightLimits.FRAME_BYTES));
            presenter.next("error");
        }
        assertFalse(presenter.isClosed());
        presenter.send(unknownOf(TightLimits.FRAME_BYTES));
        presenter.send(unknownOf(TightLimits.FRAME_BYTES));
        assertTooFast(presenter);
        assertEquals(1, hits("limited", "limit", "bytes"));
    }

    @Test
    void pings_and_fragments_count_as_the_frames_they_are() {
        var pinging = opened(RawSocket.open(waiting().presenter("presentr")));
        var chopping = opened(RawSocket.open(waiting().presenter("presentr")));
        pinging.next("welcome");
        chopping.next("welcome");
        chopping.frame(RawSocket.TEXT, false, new byte[] {'['});
        for (int i = 0; i <= TightLimits.FRAMES; i++) {
            pinging.frame(RawSocket.PING, true, new byte[0]);
            chopping.frame(RawSocket.CONTINUATION, false, new byte[] {'['});
        }
        assertEquals(4429, pinging.closeCode());
        assertEquals(4429, chopping.closeCode());
    }

    @Test
    void whoever_was_too_fast_comes_back_and_nothing_acknowledged_is_lost() {
        var pair = paired();
        var scanner = opened(pair.scanner("scanner1").open());
        scanner.next("welcome");
        var presenter = welcomed(pair);
        presenter.send(OFFER);
        presenter.nextAck(1);
        for (int i = 0; i <= TightLimits.FRAMES; i++) {
            presenter.send(UNKNOWN);
        }
        assertTooFast(presenter);
        assertFalse(scanner.isClosed());
        var back =
                opened(pair.presenter("presentr").again(2, presenter.cursor()).open());
        assertEquals(1, back.next("welcome").path("lastId").asLong());
        back.send(candidate(2));
        scanner.next("description");
        assertEquals(
                "candidate:2",
                scanner.next("candidate").at("/candidate/candidate").asText());
    }

    @Test
    void an_instance_sends_so_many_candidates_and_is_told_that_the_next_goes_nowhere() {
        var pair = paired();
        var presenter = welcomed(pair);
        for (long id = 1; id <= TightLimits.CANDIDATES; id++) {
            presenter.send(candidate(id));
        }
        presenter.nextAck(TightLimits.CANDIDATES);
        presenter.send(candidate(TightLimits.CANDIDATES + 1));
        JsonNode error = presenter.next("error");
        assertEquals("too_many_candidates", error.path("code").asText());
        assertEquals(TightLimits.CANDIDATES + 1, error.path("id").asLong());
        presenter.nextAck(TightLimits.CANDIDATES + 1);
    }

    @Test
    void a_replica_takes_so_many_connections_and_refuses_the_next_before_its_upgrade() {
        for (int i = 0; i < TightLimits.CONNECTIONS; i++) {
            assertEquals(101, from("198.51.100." + i).status());
        }
        var refused = from("198.51.100.99");
        assertEquals(503, refused.status());
        assertTrue(refused.head().toLowerCase(java.util.Locale.ROOT).contains("retry-after: 5"), refused.head());
        assertEquals(1, hits("refused", "reason", "connections"));
        assertEquals(
                TightLimits.CONNECTIONS,
                metrics.get("qrtc.signaling.places.limit").gauge().value());
        // Those who are here are not touched, and who goes makes room.
        ((RawSocket) open.get(1)).next("welcome");
        ((RawSocket) open.get(0)).close();
        await().until(() -> from("198.51.100.99").status() == 101);
    }

    @Test
    void an_address_has_so_many_connections_and_others_have_theirs() {
        for (int i = 0; i < TightLimits.CONNECTIONS_PER_ADDRESS; i++) {
            assertEquals(101, from("203.0.113.7").status());
        }
        assertEquals(429, from("203.0.113.7").status());
        assertEquals(101, from("203.0.113.8").status());
        assertEquals(1, hits("refused", "reason", "connections-per-address"));
    }

    @Test
    void an_ipv6_network_is_one_address() {
        for (int i = 0; i < TightLimits.CONNECTIONS_PER_ADDRESS; i++) {
            assertEquals(101, from("2001:db8:1:2::" + i).status());
        }
        assertEquals(429, from("2001:db8:1:2:ffff::9").status());
        assertEquals(101, from("2001:db8:1:3::1").status());
    }

    @Test
    void a_request_head_that_never_ends_is_cut_however_busy_it_is() {
        var slow = opened(RawSocket.connect(http));
        var drip = "GET /v1/signaling HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);
        slow.bytes(drip);
        await().until(() -> slow.isCut(new byte[] {'x'}));
        assertEquals(1, hits("limited", "limit", "upgrade"));
        welcomed(waiting());
    }

    @Test
    void who_cannot_be_welcomed_in_time_is_closed_with_1013() {
        var pair = waiting();
        redis.command("CLIENT", "PAUSE", "4000", "ALL");
        var unanswered = opened(pair.presenter("presentr").open());
        assertEquals(1013, unanswered.closeCode());
        assertTrue(unanswered.all().isEmpty());
        assertEquals(1, hits("limited", "limit", "welcome"));
    }

    @Test
    void who_sends_nothing_and_answers_no_ping_is_closed_with_4408_and_its_peer_told() {
        var pair = paired();
        var presenter = welcomed(pair);
        var silent = opened(RawSocket.open(pair.scanner("scanner1")));
        presenter.next(frame -> frame.path("present").asBoolean());
        silent.next("welcome");
        long started = System.nanoTime();
        assertEquals(4408, silent.closeCode());
        assertTrue(System.nanoTime() - started < 10_000_000_000L, "the pong deadline is 3 s");
        presenter.next(frame -> frame.path("type").asText().equals("peer")
                && !frame.path("present").asBoolean());
        assertFalse(presenter.isClosed());
    }

    @Test
    void a_welcome_says_what_a_client_may_do() throws IOException {
        JsonNode welcome = opened(waiting().presenter("presentr").open()).next("welcome");
        ContractTest.assertValid("welcome", welcome.toString());
        JsonNode limits = welcome.path("limits");
        assertEquals(TightLimits.FRAME_BYTES, limits.path("frameBytes").asInt());
        assertEquals(1, limits.path("framesPerSecond").asInt());
        assertEquals(TightLimits.FRAMES, limits.path("framesBurst").asInt());
        assertEquals(1_024, limits.path("bytesPerSecond").asInt());
        assertEquals(TightLimits.BYTES, limits.path("bytesBurst").asInt());
    }

    private RawSocket from(String address) {
        return opened(RawSocket.open(waiting().presenter("presentr"), "X-Forwarded-For: " + address + "\r\n"));
    }

    private SignalingClient welcomed(Pair pair) {
        var presenter = opened(pair.presenter("presentr").open());
        presenter.next("welcome");
        return presenter;
    }

    private <T extends AutoCloseable> T opened(T socket) {
        open.add(socket);
        return socket;
    }

    private void assertTooFast(SignalingClient client) {
        JsonNode error = client.next(frame -> frame.path("code").asText().equals("too_many_frames"));
        assertTrue(error.path("retryAfterMs").asLong() > 0, error.toString());
        assertEquals(4429, client.closeCode());
    }

    /** How often a counter of this replica has counted in this test. */
    private long hits(String name, String label, String value) {
        Counter counter =
                metrics.get("qrtc.signaling." + name).tag(label, value).counter();
        return (long) (counter.count() - before.getOrDefault(counter.getId(), 0.0));
    }

    private static String unknownOf(int bytes) {
        String frame = "{\"type\":\"dance\",\"x\":\"\"}";
        return frame.replace("\"\"", "\"" + "x".repeat(bytes - frame.length()) + "\"");
    }
}
