// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.load;

import dev.qrtc.qr.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls of {@code POST /v1/qr/decode} by one caller, over connections of its own. */
final class DecodeCalls implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String token;

    DecodeCalls(URI url, String principal) {
        this.url = url;
        this.token = Tokens.accessOf(principal, "qr").sign();
    }

    CompletableFuture<HttpResponse<String>> send(byte[] picture) {
        return client.sendAsync(request(picture), BodyHandlers.ofString());
    }

    /** Nanoseconds from the picture to the answer, which must be its text. */
    long timed(byte[] picture, String text) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request(picture), BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != 200 || !answer.body().contains(text)) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return took;
    }

    private HttpRequest request(byte[] picture) {
        return HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/octet-stream")
                .timeout(Duration.ofMinutes(2))
                .POST(BodyPublishers.ofByteArray(picture))
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
