// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.Verification.Expired;
import dev.qrtc.edge.token.Verification.Invalid;
import dev.qrtc.testing.TokenDraft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tokens of others open here, and for whom. */
class TrustedIssuersTest {
    private final Providers two = new Providers(Settings.acme().with("bolt", "user:bolt-"));

    @Test
    void a_token_is_for_the_issuers_prefix_and_its_subject() {
        var expected = new AccessToken(
                "user:acme-alice",
                "app",
                Set.of("pairing:scan"),
                two.clock.instant().plusSeconds(300));
        assertEquals(Optional.of(expected), two.believes(two.draft("acme").sign()));
    }

    @Test
    void two_issuers_may_have_keys_of_one_id() {
        assertEquals("user:acme-alice", subject(two, two.draft("acme")));
        assertEquals("user:bolt-alice", subject(two, two.draft("bolt")));
        var forged = two.draft("acme").resignedWith(two.key("bolt"));
        assertInstanceOf(Invalid.class, two.judges(forged.sign()).orElseThrow());
    }

    @Test
    void a_token_of_somebody_else_is_not_judged_here() {
        assertEquals(
                Optional.empty(),
                two.judges(two.draft("acme").claim("iss", Settings.OURS).sign()));
        assertEquals(
                Optional.empty(),
                two.judges(two.draft("acme").claim("iss", null).sign()));
        assertEquals(Optional.empty(), two.judges("nonsense"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example.com/",
                "https://ACME.example.com",
                "http://acme.example.com",
                "acme.example.com",
                "https://acme.example.com#",
                " https://acme.example.com"
            })
    void an_issuer_is_named_letter_by_letter(String other) {
        assertEquals(
                Optional.empty(),
                two.judges(two.draft("acme").claim("iss", other).sign()));
    }

    @Test
    void claims_may_have_other_names() {
        var named = new Providers(
                Settings.acme().set("acme.claims.subject", "email").set("acme.claims.client", "azp"));
        var draft = named.draft("acme").claim("email", "bob@example.com").claim("azp", "web");
        var token = named.believes(draft.sign()).orElseThrow();
        assertEquals("user:acme-bob@example.com", token.subject());
        assertEquals("web", token.clientId());
        refused(named, draft.claim("email", null));
        refused(named, draft.claim("azp", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "auth0|alice", "a/b", "a\nb", "a\u0000", "../root", "*"})
    void a_subject_that_makes_no_principal_is_nobody(String subject) {
        refused(two, two.draft("acme").claim("sub", subject));
    }

    @Test
    void a_subject_that_is_too_long_is_nobody() {
        var longest = "a".repeat(128 - "acme-".length());
        assertEquals("user:acme-" + longest, subject(two, two.draft("acme").claim("sub", longest)));
        refused(two, two.draft("acme").claim("sub", longest + "a"));
        refused(two, two.draft("acme").claim("sub", 7));
    }

    @Test
    void an_audience_may_be_one_of_several() {
        assertEquals("user:acme-alice", subject(two, two.draft("acme").claim("aud", List.of("account", "qrtc"))));
        refused(two, two.draft("acme").claim("aud", List.of("account")));
        refused(two, two.draft("acme").claim("aud", "qrtc account"));
        refused(two, two.draft("acme").claim("aud", List.of("qrtc", 7)));
        refused(two, two.draft("acme").claim("aud", null));
    }

    @Test
    void an_id_token_is_no_access_token() {
        var keycloak = new Providers(Settings.acme().set("acme.types", "JWT").set("acme.require.typ", "Bearer"));
        var draft = keycloak.draft("acme").header("typ", "JWT");
        assertEquals("user:acme-alice", subject(keycloak, draft.claim("typ", "Bearer")));
        refused(keycloak, draft.claim("typ", "ID"));
        refused(keycloak, draft);
        refused(two, two.draft("acme").header("typ", "JWT"));
        refused(two, two.draft("acme").header("typ", null));
    }

    @Test
    void a_claim_that_is_required_may_be_a_truth_value_but_no_number() {
        var strict = new Providers(Settings.acme().set("acme.require.email_verified", "true"));
        assertEquals("user:acme-alice", subject(strict, strict.draft("acme").claim("email_verified", true)));
        refused(strict, strict.draft("acme").claim("email_verified", false));
        refused(strict, strict.draft("acme").claim("email_verified", 1));
        refused(strict, strict.draft("acme").claim("email_verified", List.of("true")));
    }

    @Test
    void a_header_without_a_type_is_taken_only_where_that_is_said() {
        var untyped = new Providers(Settings.acme().set("acme.types", "none").set("acme.require.use", "access"));
        var draft = untyped.draft("acme").claim("use", "access");
        assertEquals("user:acme-alice", subject(untyped, draft.header("typ", null)));
        refused(untyped, draft.header("typ", "none"));
        refused(untyped, draft.header("typ", "at+jwt"));
        refused(untyped, draft.header("typ", 7));
    }

    @Test
    void a_token_may_be_twice_as_long_as_ours_and_no_longer() {
        var longer = two.draft("acme").claim("more", "a".repeat(4_500)).sign();
        assertTrue(longer.length() > 6_000 && two.believes(longer).isPresent());
        var longest = two.draft("acme").claim("more", "a".repeat(6_200)).sign();
        assertTrue(longest.length() > 8_192);
        assertEquals(Optional.empty(), two.judges(longest));
    }

    @Test
    void times_are_judged_as_those_of_our_own_tokens() {
        var token = two.draft("acme").sign();
        var later = two.clock.instant().plusSeconds(10).getEpochSecond();
        refused(two, two.draft("acme").claim("nbf", later));
        refused(two, two.draft("acme").claim("nbf", "now"));
        refused(two, two.draft("acme").claim("exp", null));
        refused(two, two.draft("acme").claim("exp", "tomorrow"));
        two.clock.advance(Duration.ofSeconds(304));
        assertTrue(two.believes(token).isPresent());
        two.clock.advance(Duration.ofSeconds(1));
        assertInstanceOf(Expired.class, two.judges(token).orElseThrow());
    }

    @Test
    void tells_for_whom_they_speak() {
        assertTrue(two.issuers().speakFor("user:acme-alice"));
        assertFalse(two.issuers().speakFor("user:alice"));
        assertFalse(two.issuers().speakFor("device:acme-alice"));
    }

    @Test
    void each_is_counted() {
        two.judges(two.draft("acme").sign());
        two.judges(two.draft("acme").claim("aud", "other").sign());
        two.judges(two.draft("acme").claim("aud", "other").sign());
        assertEquals(1, counted("valid"));
        assertEquals(2, counted("invalid"));
    }

    private double counted(String outcome) {
        return two.registry
                .counter("qrtc.issuer.tokens", "issuer", "acme", "outcome", outcome)
                .count();
    }

    private static String subject(Providers providers, TokenDraft draft) {
        return providers.believes(draft.sign()).orElseThrow().subject();
    }

    private static void refused(Providers providers, TokenDraft draft) {
        assertInstanceOf(Invalid.class, providers.judges(draft.sign()).orElseThrow());
    }
}
