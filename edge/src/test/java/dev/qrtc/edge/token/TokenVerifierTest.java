// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.token.Verification.Valid;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a genuine token says; those that are not genuine are in the tests named Hostile, KindConfusion and ClockSkew. */
class TokenVerifierTest {
    private final Verifiers service = new Verifiers();

    @Test
    void a_genuine_access_token_says_who_calls() {
        var token = service.tokens.access("user:alice", "qr", "pairing:scan").sign();
        var valid = assertInstanceOf(Valid.class, service.judges(TokenKind.ACCESS, token));
        assertEquals(
                new AccessToken(
                        "user:alice",
                        "test-client",
                        Set.of("qr", "pairing:scan"),
                        service.clock.instant().plusSeconds(300)),
                valid.token());
    }

    @Test
    void a_genuine_peer_token_says_which_role_it_opens() {
        var token = service.tokens
                .peer("device:kiosk-7", Verifiers.PAIRING, "scanner", "c1")
                .sign();
        var valid = assertInstanceOf(Valid.class, service.judges(TokenKind.PEER, token));
        assertEquals(
                new PeerToken(
                        "device:kiosk-7",
                        Verifiers.PAIRING,
                        "scanner",
                        Optional.of("c1"),
                        service.clock.instant().plusSeconds(3600)),
                valid.token());
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void a_token_that_was_genuine_is_forged_once_its_key_is_gone(TokenKind kind) {
        var token = service.draft(kind).sign();
        assertTrue(service.believes(kind, token));
        service.published.clear();
        assertFalse(service.believes(kind, token));
    }
}
