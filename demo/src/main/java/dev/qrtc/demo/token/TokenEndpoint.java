// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.demo.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code POST /oauth2/token} of the qrtc server: a short-lived access token for one of our users (client_credentials of RFC
 * 6749, 4.4, with {@code subject}). Redirects are not followed: they would carry our secret elsewhere.
 */
@Singleton
class TokenEndpoint {
    private static final String SCOPE = "pairing:present pairing:scan";

    private final Settings settings;
    private final TokenAnswerReader reader;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("token-endpoint-", 0).daemon().factory());
    private final HttpClient http;

    TokenEndpoint(Settings settings, ObjectMapper json) {
        this.settings = settings;
        reader = new TokenAnswerReader(json);
        http = HttpClient.newBuilder()
                .connectTimeout(settings.tokenTimeout())
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Asks for a token of {@code principal}; never fails. */
    Uni<TokenAnswer> tokenOf(String principal) {
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request(principal), BodyHandlers.ofString(UTF_8)))
                .map(reader::read)
                // The client's own time-out ends with the headers: a body that trickles in must not hold the call.
                .ifNoItem()
                .after(settings.tokenTimeout())
                .recoverWithItem(new TokenAnswer.Unreachable("no answer within " + settings.tokenTimeout()))
                .onFailure()
                .recoverWithItem(TokenEndpoint::unreachable);
    }

    private HttpRequest request(String principal) {
        return HttpRequest.newBuilder(settings.server().at("/oauth2/token"))
                .timeout(settings.tokenTimeout())
                .header("Authorization", settings.client().authorization())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(principal)))
                .build();
    }

    private static String form(String principal) {
        return "grant_type=client_credentials&subject=" + URLEncoder.encode(principal, UTF_8) + "&scope="
                + URLEncoder.encode(SCOPE, UTF_8);
    }

    private static TokenAnswer unreachable(Throwable e) {
        var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return new TokenAnswer.Unreachable(cause.getClass().getSimpleName());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
