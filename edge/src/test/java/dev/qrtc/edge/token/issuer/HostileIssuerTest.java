// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.Attacks;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done to our own tokens is done to those of trusted issuers too, and what only they make possible. */
class HostileIssuerTest {
    private static final Providers TWO = new Providers(Settings.acme().with("bolt", "user:bolt-"));

    static Stream<Arguments> attacks() {
        return Attacks.on(TWO.draft("acme"), TWO.key("acme")).entrySet().stream()
                .map(attack -> Arguments.of(attack.getKey(), attack.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void a_token_is_refused_with(String name, String token) {
        assertTrue(TWO.believes(TWO.draft("acme").sign()).isPresent(), "but for that it is good");
        assertEquals(Optional.empty(), TWO.believes(token));
    }

    @Test
    void the_key_of_one_issuer_signs_nothing_of_another() {
        var token = TWO.draft("acme").forgedWith(TWO.key("bolt").getPrivateKey());
        assertEquals(Optional.empty(), TWO.believes(token.sign()));
    }

    @Test
    void our_own_keys_sign_nothing_of_an_issuer() {
        var ours = TestKeys.generate();
        var tokens = new TestTokens(ours, "https://acme.example.com", TWO.clock);
        for (var draft : new String[] {
            tokens.access("alice", "qr").sign(),
            tokens.peer("alice", "AAAAAAAAAAAAAAAAAAAAAA", "presenter", null).sign(),
            tokens.pairing("AAAAAAAAAAAAAAAAAAAAAA", 1).sign()
        }) {
            assertEquals(Optional.empty(), TWO.believes(draft));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_token_of_another_type_is_refused(Object type) {
        var token = TWO.draft("acme").header("typ", type).sign();
        assertEquals(Optional.empty(), TWO.believes(token));
    }

    static Stream<Object> types() {
        return Stream.of("JWT", "AT+JWT", "pair+jwt", "peer+jwt", "id_token", "logout+jwt", "dpop+jwt", "", 7);
    }

    @Test
    void an_issuer_speaks_for_nobody_elses_principals() {
        for (var subject : new String[] {"../bolt-bob", "\buser:bob", "user:bob", "device:kiosk-7"}) {
            var token = TWO.draft("acme").claim("sub", subject).sign();
            assertEquals(Optional.empty(), TWO.believes(token), subject);
        }
        // What is left can only begin with its own prefix.
        var admin = TWO.draft("acme").claim("sub", "bolt-bob").sign();
        assertEquals("user:acme-bolt-bob", TWO.believes(admin).orElseThrow().subject());
    }
}
