// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.testing.TokenDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the words of an issuer open here. */
class IssuerScopesTest {
    private final Providers acme = new Providers(Settings.acme());

    @Test
    void no_scope_goes_beyond_the_issuers_maximum() {
        var greedy = acme.draft("acme").claim("scope", "admin device:manage qr pairing:present everything");
        assertEquals(Set.of("qr", "pairing:present"), scopes(acme, greedy));
        assertEquals(Set.of(), scopes(acme, acme.draft("acme").claim("scope", null)));
        assertEquals(Set.of(), scopes(acme, acme.draft("acme").claim("scope", List.of("qr", 7))));
        assertEquals(Set.of(), scopes(acme, acme.draft("acme").claim("scope", true)));
        assertEquals(Set.of("qr"), scopes(acme, acme.draft("acme").claim("scope", List.of("qr", "openid"))));
    }

    @Test
    void with_a_map_only_the_words_in_it_mean_something() {
        var mapped = new Providers(Settings.acme()
                .set("acme.claims.scope", "/realm_access/roles")
                .set("acme.scope-map.staff", "pairing:present,pairing:scan")
                .set("acme.scope-map.\"qr:draw\"", "qr"));
        var draft = mapped.draft("acme");
        assertEquals(
                Set.of("pairing:present", "pairing:scan"),
                scopes(mapped, draft.claim("realm_access", Map.of("roles", List.of("staff", "qr", "boss")))));
        assertEquals(Set.of("qr"), scopes(mapped, draft.claim("realm_access", Map.of("roles", List.of("qr:draw")))));
        assertEquals(Set.of(), scopes(mapped, draft));
        assertEquals(Set.of(), scopes(mapped, draft.claim("/realm_access/roles", "staff")));
    }

    private static Set<String> scopes(Providers providers, TokenDraft draft) {
        return providers.believes(draft.sign()).orElseThrow().scopes();
    }
}
