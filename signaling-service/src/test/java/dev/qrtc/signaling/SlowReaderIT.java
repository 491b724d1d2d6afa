// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.testing.RawSocket;
import dev.qrtc.testing.SignalingClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that stops reading: what waits for it is bounded, it alone is cut, and it can come back for the rest. */
@QuarkusTest
@TestProfile(ReadingSlowly.class)
class SlowReaderIT extends SignalingTestBase {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGE = 60_000;
    private static final int MOST = 250;

    @Inject
    SignalingStore signaling;

    @Inject
    MeterRegistry metrics;

    @Test
    void a_mailbox_bounds_what_waits_for_a_client_that_only_stops_reading() {
        var pair = paired();
        try (var slow = RawSocket.open(pair.scanner("scanner1"));
                var presenter = pair.presenter("presentr").open()) {
            presenter.next("welcome");
            presenter.send(large(1)).send(large(2)).send(large(3));
            assertEquals("mailbox_full", presenter.next("error").path("code").asText());
            assertTrue(queued() <= ReadingSlowly.QUEUED_BYTES, () -> queued() + " bytes");
            // It reads again, and has missed nothing.
            assertEquals(sdp(1), slow.next("description").at("/description/sdp").asText());
            assertEquals(sdp(2), slow.next("description").at("/description/sdp").asText());
        }
    }

    @Test
    void who_says_that_it_has_read_and_has_not_is_cut_and_comes_back_for_the_rest() {
        var pair = paired();
        var other = paired();
        try (var slow = RawSocket.open(pair.scanner("scanner1"));
                var presenter = pair.presenter("presentr").open();
                var otherPresenter = other.presenter("presentr").open();
                var otherScanner = other.scanner("scanner1").open()) {
            presenter.next("welcome");
            otherPresenter.next("welcome");
            String received = "";
            double cutsBefore = cuts();
            double largest = 0;
            long sent = 0;
            while (cuts() == cutsBefore && sent < MOST) {
                sent++;
                sendAndDeliver(presenter, sent, cutsBefore);
                largest = Math.max(largest, queued());
                if (cuts() == cutsBefore) {
                    received = claimToHaveRead(slow, pair, received, cutsBefore);
                }
                exchange(otherPresenter, otherScanner, sent);
            }
            assertTrue(cuts() > cutsBefore, "cut after " + sent + " frames");
            assertTrue(largest > 0 && largest < ReadingSlowly.QUEUED_BYTES + 2 * LARGE, largest + " bytes waited");
            presenter.next(frame -> frame.path("type").asText().equals("peer")
                    && !frame.path("present").asBoolean());
            await().until(() -> queued() == 0);
            exchange(otherPresenter, otherScanner, sent + 1);
            comesBack(pair, received, presenter, sent);
        }
    }

    // Every frame that it had not said to have read, and one that was sent while it was away: each once, in order.
    private void comesBack(Pair pair, String received, SignalingClient presenter, long sent) {
        presenter.send(candidate(sent + 1));
        presenter.nextAck(sent + 1);
        List<Mail> missed = mailbox(pair, received);
        try (var back = pair.scanner("scanner1").again(2, received).open()) {
            back.next("welcome");
            for (Mail expected : missed) {
                assertEquals(
                        expected.cursor().toString(), back.next().path("cursor").asText());
            }
            presenter.send(candidate(sent + 2));
            assertEquals(
                    "candidate:" + (sent + 2),
                    back.next("candidate").at("/candidate/candidate").asText());
            assertTrue(back.all().stream()
                    .noneMatch(frame -> frame.path("type").asText().equals("resync")));
        }
    }

    private void sendAndDeliver(SignalingClient presenter, long id, double cutsBefore) {
        double before = delivered();
        presenter.send(large(id));
        presenter.nextAck(id);
        await().until(() -> delivered() > before || cuts() > cutsBefore);
    }

    // A client that lies: it learns its cursors without reading them, and so keeps its mailbox empty.
    private String claimToHaveRead(RawSocket slow, Pair pair, String before, double cutsBefore) {
        String head = mailbox(pair, before).getLast().cursor().toString();
        slow.text("{\"type\":\"received\",\"cursor\":\"" + head + "\"}");
        await().until(() -> mailbox(pair, before).isEmpty() || cuts() > cutsBefore);
        return mailbox(pair, before).isEmpty() ? head : before;
    }

    private List<Mail> mailbox(Pair pair, String after) {
        return signaling
                .read(pair.id(), Role.SCANNER, Cursor.parse(after).orElseThrow())
                .await()
                .atMost(PATIENCE)
                .orElse(List.of());
    }

    private static void exchange(SignalingClient presenter, SignalingClient scanner, long id) {
        presenter.send(candidate(id));
        assertEquals(
                "candidate:" + id,
                scanner.next("candidate").at("/candidate/candidate").asText());
        scanner.send("{\"type\":\"received\",\"cursor\":\"" + scanner.cursor() + "\"}");
    }

    private double queued() {
        return metrics.get("qrtc.signaling.queued").gauge().value();
    }

    private double cuts() {
        return metrics.get("qrtc.signaling.limited")
                .tag("limit", "queued-bytes")
                .counter()
                .count();
    }

    private double delivered() {
        return metrics.get("qrtc.signaling.frames")
                .tags("direction", "out", "type", "description")
                .counter()
                .count();
    }

    private static String large(long id) {
        return "{\"type\":\"description\",\"id\":" + id + ",\"description\":{\"type\":\"offer\",\"sdp\":\"" + sdp(id)
                + "\"}}";
    }

    private static String sdp(long id) {
        return "v=" + id + "x".repeat(LARGE);
    }
}
