// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The way of frames from one peer to the other, and what a peer finds that comes back. */
@QuarkusTest
class SignalingIT extends SignalingTestBase {

    @Test
    void the_presenter_waits_and_is_told_of_the_claim() {
        var pair = waiting();
        try (var presenter = pair.presenter("presentr").open()) {
            JsonNode welcome = presenter.next("welcome");
            assertEquals("waiting", welcome.at("/pairing/state").asText());
            assertEquals("presenter", welcome.path("role").asText());
            assertFalse(welcome.path("polite").asBoolean());
            assertTrue(welcome.path("peer").isNull());
            assertTrue(welcome.path("jti").isNull());

            pair.claimed(store);

            JsonNode paired = presenter.next();
            assertEquals("paired", paired.path("type").asText());
            assertEquals("device:kiosk-7", paired.at("/peer/principal").asText());
            assertEquals(pair.token().toString(), paired.path("jti").asText());
            assertEquals("qr", paired.path("via").asText());
            assertTrue(paired.path("cursor").asText().startsWith("1-"));
        }
    }

    @Test
    void descriptions_and_candidates_arrive_as_sent_with_the_senders_instance() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open();
                var scanner = pair.scanner("scanner1").open()) {
            presenter.next("welcome");
            assertEquals(
                    "Alice's \"phone\"",
                    scanner.next("welcome").at("/peer/metadata/name").asText());
            String proof = "A".repeat(43);
            presenter.send("{\"type\":\"description\",\"id\":1,\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\n\"},"
                    + "\"proof\":\"" + proof + "\",\"unknown\":{\"a\":[1]}}");
            presenter.send("{\"type\":\"candidate\",\"id\":2,\"candidate\":{\"candidate\":\"\",\"sdpMid\":\"0\"}}");
            presenter.send("{\"type\":\"candidate\",\"id\":3,\"candidate\":null}");
            presenter.nextAck(3);

            JsonNode offer = scanner.next("description");
            assertEquals("presentr", offer.path("instance").asText());
            assertEquals("offer", offer.at("/description/type").asText());
            assertEquals("v=0\n", offer.at("/description/sdp").asText());
            assertEquals(proof, offer.path("proof").asText());
            assertFalse(offer.has("unknown"));
            assertEquals("", scanner.next().at("/candidate/candidate").asText("none"));
            assertTrue(scanner.next().path("candidate").isNull());
        }
    }

    @Test
    void a_hundred_frames_arrive_once_and_in_order() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open();
                var scanner = pair.scanner("scanner1").open()) {
            presenter.next("welcome");
            scanner.next("welcome");
            LongStream.rangeClosed(1, 100).forEach(id -> presenter.send(candidate(id)));
            presenter.nextAck(100);
            List<String> arrived = LongStream.rangeClosed(1, 100)
                    .mapToObj(id ->
                            scanner.next("candidate").at("/candidate/candidate").asText())
                    .toList();
            assertEquals(
                    LongStream.rangeClosed(1, 100)
                            .mapToObj(id -> "candidate:" + id)
                            .toList(),
                    arrived);
        }
    }

    @Test
    void who_comes_back_gets_exactly_what_was_missed() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open()) {
            presenter.next("welcome");
            var scanner = pair.scanner("scanner1").open();
            scanner.next("welcome");
            presenter.send(OFFER).send(candidate(2));
            scanner.next("candidate");
            String seen = scanner.cursor();
            scanner.drop();
            presenter.next(frame -> frame.path("type").asText().equals("peer")
                    && !frame.path("present").asBoolean());
            presenter.send(candidate(3)).send(candidate(4));
            presenter.nextAck(4);

            try (var back = pair.scanner("scanner1").again(2, seen).open()) {
                back.next("welcome");
                assertEquals(
                        "candidate:3", back.next().at("/candidate/candidate").asText());
                assertEquals(
                        "candidate:4", back.next().at("/candidate/candidate").asText());
            }
        }
    }

    @Test
    void a_repeated_id_is_acknowledged_and_has_no_effect_and_a_skipped_one_is_a_gap() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open();
                var scanner = pair.scanner("scanner1").open()) {
            presenter.next("welcome");
            scanner.next("welcome");
            presenter.send(OFFER);
            presenter.nextAck(1);
            presenter.send(OFFER);
            presenter.nextAck(1);
            presenter.send(candidate(3));
            JsonNode error = presenter.next("error");
            assertEquals("id_gap", error.path("code").asText());
            assertEquals(3, error.path("id").asLong());
            presenter.send(candidate(2));
            presenter.nextAck(2);

            scanner.next("description");
            assertEquals(
                    "candidate:2", scanner.next().at("/candidate/candidate").asText());
        }
    }

    @Test
    void a_page_that_is_loaded_again_is_a_new_instance_and_starts_anew() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open()) {
            presenter.next("welcome");
            presenter.send(OFFER);
            presenter.nextAck(1);
            var scanner = pair.scanner("scanner1").open();
            scanner.next("description");
            scanner.send("{\"type\":\"description\",\"id\":1,\"description\":{\"type\":\"answer\",\"sdp\":\"old\"}}");
            scanner.nextAck(1);
            scanner.drop();

            try (var reloaded = pair.scanner("scanner2").open()) {
                JsonNode welcome = reloaded.next("welcome");
                assertEquals(0, welcome.path("lastId").asLong());
                assertEquals("presentr", welcome.at("/peer/instance").asText());
                reloaded.send(candidate(1));
                reloaded.nextAck(1);
                JsonNode told =
                        presenter.next(frame -> frame.path("instance").asText().equals("scanner2"));
                assertEquals("peer", told.path("type").asText());
                assertTrue(reloaded.all().stream()
                        .noneMatch(frame -> frame.path("type").asText().equals("description")));
            }
        }
    }

    @Test
    void bye_ends_the_pairing_for_both() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open();
                var scanner = pair.scanner("scanner1").open()) {
            presenter.next("welcome");
            scanner.next("welcome");
            presenter.send("{\"type\":\"bye\",\"id\":1,\"reason\":\"done\"}");
            assertEquals("completed", scanner.next("bye").path("reason").asText());
            assertEquals(4410, scanner.closeCode());
            assertEquals(1000, presenter.closeCode());
        }
        try (var late = pair.scanner("scanner1").again(2, "").open()) {
            late.next("bye");
            assertEquals(4410, late.closeCode());
        }
    }

    @Test
    void a_newer_connection_closes_the_older() {
        var pair = paired();
        try (var older = pair.presenter("presentr").open()) {
            older.next("welcome");
            try (var newer = pair.presenter("presentr").again(2, "").open()) {
                newer.next("welcome");
                assertEquals(4409, older.closeCode());
                try (var stale = pair.presenter("presentr").again(1, "").open()) {
                    assertEquals(4409, stale.closeCode());
                }
                newer.send(OFFER);
                newer.nextAck(1);
            }
        }
    }

    @Test
    void a_cursor_that_the_mailbox_never_had_calls_for_a_resync_of_both() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open();
                var scanner = pair.scanner("scanner1").again(1, "1-4294967295").open()) {
            presenter.next("welcome");
            scanner.next("welcome");
            scanner.next("resync");
            presenter.next("resync");
        }
    }

    @Test
    void an_acknowledged_id_that_the_store_does_not_have_calls_for_a_resync() {
        var pair = paired();
        try (var presenter = pair.presenter("presentr").open()) {
            presenter.next("welcome");
            presenter.send(OFFER);
            presenter.nextAck(1);
            presenter.drop();
            try (var back = pair.presenter("presentr").again(2, "").acked(7).open()) {
                assertEquals(1, back.next("welcome").path("lastId").asLong());
                back.next("resync");
            }
        }
    }
}
