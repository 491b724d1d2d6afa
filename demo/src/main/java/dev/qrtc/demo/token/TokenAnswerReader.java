// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** Reads the token endpoint's answers: RFC 6749, 5.1 for success and 5.2 for errors. */
final class TokenAnswerReader {
    private static final int BUSY_DEFAULT_SECONDS = 5;
    private static final int BUSY_LONGEST_SECONDS = 3600;

    private final ObjectMapper json;

    TokenAnswerReader(ObjectMapper json) {
        this.json = json;
    }

    TokenAnswer read(HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status == 429) {
            return new TokenAnswer.Busy(retryAfter(answer));
        }
        if (status == 200) {
            return granted(tree(answer.body()));
        }
        return status >= 400 && status < 500
                ? new TokenAnswer.Refused(status, errorOf(tree(answer.body())))
                : new TokenAnswer.Unreachable("status " + status);
    }

    private static TokenAnswer granted(JsonNode body) {
        var token = body.path("access_token").asText("");
        var lives = body.path("expires_in").asLong(0);
        var isBearer = body.path("token_type").asText("").equalsIgnoreCase("Bearer");
        return token.isEmpty() || lives <= 0 || !isBearer
                ? new TokenAnswer.Unreachable("status 200 without a bearer token")
                : new TokenAnswer.Granted(token, lives);
    }

    /** Only what RFC 6749 allows in {@code error}, so that nothing else of the body reaches a log. */
    private static String errorOf(JsonNode body) {
        var error = body.path("error").asText("");
        return error.matches("[a-z_]{1,40}") ? error : "none";
    }

    private static int retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .map(seconds -> Math.clamp(seconds, 1, BUSY_LONGEST_SECONDS))
                .orElse(BUSY_DEFAULT_SECONDS);
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }
}
