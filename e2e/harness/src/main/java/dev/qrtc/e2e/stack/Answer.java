// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a call was answered. */
public final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSIDES =
            Pattern.compile("Exception|\\bat [a-z]+\\.|dev\\.qrtc|io\\.quarkus|io\\.vertx|jackson|\\.java\\b");

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(HttpResponse<byte[]> response) {
        status = response.statusCode();
        headers = response.headers();
        body = response.body();
    }

    public int status() {
        return status;
    }

    /** The body as it came. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("this is no JSON: " + text(), e);
        }
    }

    /** A header's first value; empty text where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Demands that status. */
    public Answer expect(int wanted) {
        assertEquals(wanted, status, () -> "the answer was " + text());
        return this;
    }

    /** Demands the problem of {@code code} (RFC 9457), whole, and nothing of the service's insides in it. */
    public Answer refused(int wanted, String code) {
        expect(wanted);
        assertTrue(header("Content-Type").startsWith("application/problem+json"), () -> header("Content-Type"));
        var problem = json();
        assertEquals(code, problem.path("code").asText(), this::text);
        assertEquals("urn:qrtc:problem:" + code, problem.path("type").asText(), this::text);
        assertEquals(wanted, problem.path("status").asInt(), this::text);
        assertFalse(problem.path("title").asText().isBlank(), this::text);
        assertFalse(INSIDES.matcher(text()).find(), this::text);
        if (wanted == 401) {
            assertTrue(header("WWW-Authenticate").startsWith("Bearer"), "RFC 6750, 3 asks for WWW-Authenticate");
        }
        return this;
    }
}
