// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.RawSocket;
import dev.qrtc.testing.SignalingClient.Opening;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and with which close code the others are sent away. */
@QuarkusTest
class HandshakeIT extends SignalingTestBase {

    @Test
    void a_page_of_a_listed_origin_brings_its_token_as_a_subprotocol() {
        try (var page = waiting().presenter("presentr").fromBrowser(publicUrl).open()) {
            page.next("welcome");
        }
    }

    @Test
    void a_foreign_origin_is_refused_before_the_upgrade() {
        assertRefused(403, waiting().presenter("presentr").fromBrowser("https://evil.example"));
    }

    @Test
    void without_an_origin_the_token_must_be_in_the_header() {
        assertRefused(403, waiting().presenter("presentr").fromBrowser(null));
    }

    @Test
    void no_token_closes_with_4401_after_the_upgrade() {
        assertCloses(
                4401, waiting().presenter("presentr").fromBrowser(publicUrl).withToken(null));
    }

    @Test
    void an_expired_token_closes_with_4401() {
        var pair = waiting();
        String expired = tokens().peer("user:alice", pair.id().value(), "presenter", null)
                .claim("exp", System.currentTimeMillis() / 1000 - 60)
                .sign();
        assertCloses(4401, pair.presenter("presentr").withToken(expired));
    }

    @Test
    void a_token_of_another_kind_closes_with_4401() {
        var pair = waiting();
        assertCloses(
                4401,
                pair.presenter("presentr")
                        .withToken(
                                tokens().access("user:alice", "pairing:present").sign()));
        assertCloses(
                4401,
                pair.presenter("presentr")
                        .withToken(tokens().pairing(pair.id().value(), 1).sign()));
    }

    @Test
    void an_unsigned_token_closes_with_4401() {
        var pair = waiting();
        String none = tokens().peer("user:alice", pair.id().value(), "presenter", null)
                .unsecured();
        assertCloses(4401, pair.presenter("presentr").withToken(none));
    }

    @Test
    void a_claim_that_is_not_the_winning_one_closes_with_4403() {
        var pair = paired();
        String superseded = tokens().peer("device:kiosk-7", pair.id().value(), "scanner", "another-claim")
                .sign();
        assertCloses(4403, pair.scanner("scanner1").withToken(superseded));
    }

    @Test
    void an_unknown_pairing_closes_with_4404() {
        String unknown = tokens().peer("user:alice", "AAAAAAAAAAAAAAAAAAAAAA", "presenter", null)
                .sign();
        assertCloses(4404, waiting().presenter("presentr").withToken(unknown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "nine_char", "semi;col"})
    void an_instance_is_eight_base64url_characters(String instance) {
        assertCloses(4400, Opening.of(url(), waiting().presenterToken(), instance));
    }

    @Test
    void garbage_is_answered_and_the_third_closes_with_4400() {
        try (var presenter = waiting().presenter("presentr").open()) {
            presenter.next("welcome");
            presenter.send("not json").send("{\"type\":7}");
            assertEquals("frame_malformed", presenter.next("error").path("code").asText());
            presenter.send("{\"type\":\"dance\"}");
            presenter.next(frame -> frame.path("code").asText().equals("frame_unknown"));
            presenter.send("[".repeat(5000));
            assertEquals(4400, presenter.closeCode());
        }
    }

    @Test
    void a_frame_over_64_KiB_closes_with_1009() {
        try (var presenter = waiting().presenter("presentr").open()) {
            presenter.next("welcome");
            presenter.send("\"" + "x".repeat(65_535) + "\"");
            assertEquals(1009, presenter.closeCode());
        }
    }

    @Test
    void a_connection_has_one_handshake() {
        String bad = RawSocket.request(waiting().presenter("presentr"), "").replace("Version: 13", "Version: 99");
        try (var raw = RawSocket.connect(URI.create(url()))) {
            assertEquals(426, raw.ask(bad).status());
            assertEquals(400, raw.ask(bad).status());
        }
    }

    @Test
    void frames_for_nobody_are_refused_and_nothing_is_lost() {
        var pair = waiting();
        try (var presenter = pair.presenter("presentr").open()) {
            presenter.next("welcome");
            presenter.send(OFFER);
            assertEquals("not_paired", presenter.next("error").path("code").asText());
            pair.claimed(store);
            presenter.next("paired");
            presenter.send(OFFER);
            presenter.nextAck(1);
        }
    }

    private static void assertCloses(int code, Opening opening) {
        try (var client = opening.open()) {
            assertEquals(code, client.closeCode());
            assertTrue(client.all().isEmpty());
        }
    }

    private static void assertRefused(int status, Opening opening) {
        var refused = assertThrows(IllegalStateException.class, opening::open);
        var handshake = (WebSocketHandshakeException) Objects.requireNonNull(
                Objects.requireNonNull(refused.getCause()).getCause());
        assertEquals(status, handshake.getResponse().statusCode());
    }
}
