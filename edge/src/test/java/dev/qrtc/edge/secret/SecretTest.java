// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SecretTest {
    private record Holder(String name, Secret secret) {}

    @Test
    void aSecretIsSeenOnlyWhereItIsRevealed() throws JsonProcessingException {
        var holder = new Holder("a", Secret.of("canary"));
        assertEquals("Holder[name=a, secret=[REDACTED]]", holder.toString());
        assertEquals("{\"name\":\"a\"}", new ObjectMapper().writeValueAsString(holder));
        assertEquals("canary", holder.secret().reveal());
    }

    @Test
    void tokensAndPasswordsAreTakenOutOfWords() {
        assertEquals(
                "no [REDACTED] here", Redaction.redact("no eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln-_~c2VjcmV0 here"));
        assertEquals("redis://[REDACTED]@127.0.0.1:1/", Redaction.redact("redis://:canary@127.0.0.1:1/"));
        assertEquals("http://a/b@c", Redaction.redact("http://a/b@c"));
    }

    @Test
    void aTraceKeepsItsPlacesAndLosesItsSecrets() {
        var trace = Redaction.trace(new IllegalStateException("eyJhbGciOiJIUzI1NiJ9.canary.canary"));
        assertTrue(trace.contains("SecretTest"));
        assertFalse(trace.contains("canary"));
    }
}
