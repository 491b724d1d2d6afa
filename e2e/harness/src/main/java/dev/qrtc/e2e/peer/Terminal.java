// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import java.util.List;
import java.util.Map;

/** The presenter: it shows the code. */
public final class Terminal extends Peer {
    public Terminal(RunningStack stack, Place place, String user) {
        super(stack, place, "presenter", user);
    }

    /** Calls with the user's access token. */
    public Api asUser() {
        return api().as(accessToken("pairing:present"));
    }

    /** Starts a pairing that only its own user may join, and gets its first code. */
    public Code asksForACode() {
        return asksForACode(Map.of());
    }

    /** Starts a pairing that these principals may join. */
    public Code asksForACodeFor(String... principals) {
        return asksForACode(Map.of("allow", List.of(principals)));
    }

    /** Starts a pairing as {@code wishes} say. */
    public Code asksForACode(Map<String, ?> wishes) {
        var created = asUser().post("/v1/pairings", wishes).expect(201).json();
        becomes(created);
        return Code.withSecret(created.path("token").asText());
    }

    /** Lets qr-service draw the code. */
    public byte[] rendersAsPng(Code code) {
        return qr().post("/v1/qr", Map.of("text", code.text(), "format", "png"))
                .expect(200)
                .body();
    }

    /** Offers, with the proof that who made the code makes this offer. */
    public void offers(Code code, String jti) {
        var proof = code.secret()
                .map(secret -> Proof.of(secret, "presenter", pairing(), jti, fingerprint()))
                .orElse(null);
        describes("offer", proof);
    }

    /** Waits until it is told that somebody has claimed the code, and who. */
    public JsonNode hearsOfTheClaim() {
        return hears("paired");
    }
}
