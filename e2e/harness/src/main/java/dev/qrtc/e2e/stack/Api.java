// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** REST calls of somebody; each change of who and where gives a new one. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Map<String, String> headers;
    private final Journal journal;

    Api(URI base, Journal journal) {
        this(base, Map.of(), journal);
    }

    private Api(URI base, Map<String, String> headers, Journal journal) {
        this.base = base;
        this.headers = headers;
        this.journal = journal;
    }

    /** The same caller at another base. */
    public Api at(URI other) {
        return new Api(other, headers, journal);
    }

    /** With a bearer token. */
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** From a page of {@code origin}. */
    public Api from(String origin) {
        return with("Origin", origin);
    }

    /** With a header. */
    public Api with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Api(base, Map.copyOf(more), journal);
    }

    public Answer get(String path) {
        return send("GET", path, new byte[0]);
    }

    public Answer delete(String path) {
        return send("DELETE", path, new byte[0]);
    }

    /** Posts nothing. */
    public Answer post(String path) {
        return send("POST", path, new byte[0]);
    }

    /** Posts a JSON object. */
    public Answer post(String path, Map<String, ?> members) {
        try {
            return post(path, "application/json", JSON.writeValueAsBytes(members));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Posts text as it is, said to be JSON. */
    public Answer post(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts bytes as they are. */
    public Answer post(String path, String contentType, byte[] body) {
        return with("Content-Type", contentType).send("POST", path, body);
    }

    /** Sends whatever. */
    public Answer send(String method, String path, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
            journal.saw(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
