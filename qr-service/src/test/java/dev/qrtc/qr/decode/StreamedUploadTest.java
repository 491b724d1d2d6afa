// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.qr.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bodies as other clients send them: without a length, or as curl labels them. */
@QuarkusTest
@QuarkusTestResource(Tokens.class)
class StreamedUploadTest {
    private static final byte[] PNG = Pictures.write(Pictures.code("streamed", 300), "png");

    @Inject
    UploadGuard uploads;

    @SuppressWarnings("NullAway.Init") // The test extension sets it.
    @TestHTTPResource("/v1/qr/decode")
    URI url;

    @Test
    void readsABodyWithoutALength() throws Exception {
        HttpResponse<String> answer = post("image/png", streamed(PNG));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("streamed"));
    }

    @Test
    void readsABodyThatCurlLabelsAsAForm() throws Exception {
        HttpResponse<String> answer = post("application/x-www-form-urlencoded", BodyPublishers.ofByteArray(PNG));
        assertEquals(200, answer.statusCode());
    }

    @Test
    void stopsReadingABodyThatDoesNotEnd() throws Exception {
        HttpResponse<String> answer = post("image/png", streamed(new byte[(10 << 20) + 10]));
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("image_too_large"), answer.body());
    }

    /** Whether its sender still hears the answer depends on what it does when the connection closes. */
    @Test
    void hangsUpOnABodyFarOverTheLimit() throws Exception {
        try {
            assertEquals(413, post("image/png", streamed(new byte[40 << 20])).statusCode());
        } catch (IOException hungUp) {
            assertTrue(uploads.inMemory() <= 11 << 20);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> uploads.inMemory() == 0);
        assertEquals(200, post("image/png", streamed(PNG)).statusCode());
    }

    private static BodyPublisher streamed(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(String type, BodyPublisher body) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer " + Tokens.access("qr").sign())
                    .header("Content-Type", type)
                    .POST(body)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
