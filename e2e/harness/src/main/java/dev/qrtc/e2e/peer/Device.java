// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import java.util.Map;

/** The scanner: its camera reads the code. */
public final class Device extends Peer {
    public Device(RunningStack stack, Place place, String user) {
        super(stack, place, "scanner", user);
    }

    /** Calls with the user's access token. */
    public Api asUser() {
        return api().as(accessToken("pairing:scan"));
    }

    /** Lets qr-service read the picture, in which there must be one code. */
    public String reads(byte[] png) {
        var results =
                qr().post("/v1/qr/decode", "image/png", png).expect(200).json().path("results");
        assertEquals(1, results.size());
        return results.path(0).path("text").asText();
    }

    /** Claims with what it read; the secret stays here. */
    public JsonNode claims(String text) {
        var claimed = tries(text).expect(200).json();
        becomes(claimed);
        return claimed;
    }

    /** Claims, and does not expect to win. */
    public Answer tries(String text) {
        return asUser().post(
                        "/v1/pairings/claim", Map.of("token", Code.read(text).token()));
    }

    /** Answers, with the proof that who scanned the code makes this answer. */
    public void answers(String text, String jti) {
        var proof = Code.read(text)
                .secret()
                .map(secret -> Proof.of(secret, "scanner", pairing(), jti, fingerprint()))
                .orElse(null);
        describes("answer", proof);
    }
}
