// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.load;

import static org.awaitility.Awaitility.await;

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
    private int refused;

    DecodeCalls(URI url, String principal) {
        this.url = url;
        this.token = Tokens.accessOf(principal, "qr").sign();
    }

    CompletableFuture<HttpResponse<String>> send(byte[] picture) {
        return client.sendAsync(request(picture), BodyHandlers.ofString());
    }

    /** Nanoseconds from the picture to its text; who is told 503 comes again, as the protocol says. */
    long timed(byte[] picture, String text) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request(picture), BodyHandlers.ofString());
        if (answer.statusCode() == 503) {
            refused++;
            answer = await().pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () -> client.send(request(picture), BodyHandlers.ofString()),
                            again -> again.statusCode() != 503);
        }
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != 200 || !answer.body().contains(text)) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return took;
    }

    /** How many pictures were not taken at once. */
    int refused() {
        return refused;
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
