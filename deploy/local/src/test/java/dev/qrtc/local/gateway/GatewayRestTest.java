// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.local.service.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class GatewayRestTest {
    private static final Iterable<String> COOKIES = List.of("a=1", "b=2");

    private final GatewayFixture fixture = new GatewayFixture();
    private Gateway gateway;

    @AfterEach
    void close() {
        gateway.close();
        fixture.close();
    }

    private HttpClientRequest request(HttpMethod method, String uri) {
        return GatewayFixture.get(
                fixture.vertx.createHttpClient().request(method, gateway.url().getPort(), "localhost", uri));
    }

    private record Answer(int statusCode, MultiMap headers, Buffer body) {
        String getHeader(String name) {
            return headers.get(name);
        }

        static Answer of(Future<HttpClientResponse> response) {
            return GatewayFixture.get(response.compose(
                    r -> r.body().map(body -> new Answer(r.statusCode(), r.headers(), body))));
        }
    }

    private Answer get(String uri) {
        return Answer.of(request(HttpMethod.GET, uri).send());
    }

    private static JsonObject problem(Answer response) {
        assertEquals("application/problem+json", response.getHeader("content-type"));
        return new JsonObject(response.body());
    }

    @Test
    void requestAndAnswerGoThroughAsTheyAre() {
        AtomicReference<HttpServerRequest> seen = new AtomicReference<>();
        gateway = GatewayFixture.before(Service.TOKEN, fixture.rest(request -> {
            seen.set(request);
            request.response()
                    .setStatusCode(201)
                    .putHeader("Location", "/v1/pairings/x")
                    .putHeader("Set-Cookie", COOKIES)
                    .putHeader("Connection", "X-Inner")
                    .putHeader("X-Inner", "hidden")
                    .end("made");
        }));
        Answer response = Answer.of(request(HttpMethod.POST, "/v1/x/../pairings?a=%2F&b")
                .putHeader("Authorization", "Bearer abc")
                .putHeader("Connection", "X-Drop")
                .putHeader("X-Drop", "1")
                .putHeader("TE", "trailers")
                .putHeader("X-Forwarded-For", "1.2.3.4")
                .send("body"));
        assertEquals(201, response.statusCode());
        assertEquals("/v1/pairings/x", response.getHeader("location"));
        assertEquals(COOKIES, response.headers().getAll("set-cookie"));
        assertNull(response.getHeader("x-inner"));
        assertEquals("made", response.body().toString());
        MultiMap headers = seen.get().headers();
        assertEquals("/v1/pairings?a=%2F&b", seen.get().uri());
        assertEquals("localhost:" + gateway.url().getPort(), headers.get("host"));
        assertEquals("Bearer abc", headers.get("authorization"));
        assertEquals("127.0.0.1", headers.get("x-forwarded-for"));
        assertFalse(headers.contains("x-drop") || headers.contains("te"), headers::toString);
    }

    @Test
    void anAnswerIsStreamed() throws InterruptedException {
        AtomicReference<HttpServerResponse> open = new AtomicReference<>();
        gateway = GatewayFixture.before(Service.DEMO, fixture.rest(request -> {
            open.set(request.response().setChunked(true));
            request.response().write("first");
        }));
        BlockingQueue<String> parts = new LinkedBlockingQueue<>();
        HttpClientRequest request = request(HttpMethod.GET, "/stream");
        var unused = request.send().onSuccess(response -> {
            response.handler(part -> parts.add(part.toString()));
            response.endHandler(end -> parts.add("end"));
        });
        assertEquals("first", parts.poll(10, TimeUnit.SECONDS));
        open.get().write("second");
        assertEquals("second", parts.poll(10, TimeUnit.SECONDS));
        open.get().end();
        assertEquals("end", parts.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aLongPollWaitsAndEndsWhenItsCallerGoes() {
        AtomicReference<HttpServerRequest> waiting = new AtomicReference<>();
        AtomicBoolean told = new AtomicBoolean();
        gateway = GatewayFixture.before(Service.TOKEN, fixture.rest(request -> {
            request.connection().closeHandler(gone -> told.set(true));
            waiting.set(request);
        }));
        HttpClientRequest poll = request(HttpMethod.GET, "/v1/pairings/x");
        var unused = poll.send();
        await().until(() -> waiting.get() != null);
        poll.reset();
        await().untilTrue(told);
    }

    @Test
    void aBodyOfTenMegabytesGoesBothWays() {
        byte[] picture = new byte[10 * 1024 * 1024];
        new Random(7).nextBytes(picture);
        gateway = GatewayFixture.before(
                Service.QR,
                fixture.rest(request ->
                        request.body().onSuccess(body -> request.response().end(body))));
        HttpClientRequest request = request(HttpMethod.POST, "/v1/qr/decode");
        assertArrayEquals(
                picture, Answer.of(request.send(Buffer.buffer(picture))).body().getBytes());
        HttpClientRequest chunked =
                request(HttpMethod.POST, "/v1/qr/decode").setChunked(true).putHeader("Expect", "100-continue");
        chunked.write(Buffer.buffer(picture));
        chunked.end();
        Answer response = Answer.of(chunked.response());
        assertArrayEquals(picture, response.body().getBytes());
    }

    @Test
    void aSlowReaderSlowsTheSender() {
        AtomicLong written = new AtomicLong();
        Buffer megabyte = Buffer.buffer(new byte[1024 * 1024]);
        gateway = GatewayFixture.before(Service.DEMO, fixture.rest(request -> {
            HttpServerResponse response = request.response().setChunked(true);
            Runnable fill = () -> {
                while (!response.writeQueueFull() && written.get() < 500) {
                    written.incrementAndGet();
                    response.write(megabyte);
                }
            };
            response.drainHandler(drained -> fill.run());
            fill.run();
        }));
        HttpClientRequest request = request(HttpMethod.GET, "/big");
        var unused = request.send().onSuccess(response -> response.pause());
        await().until(() -> written.get() > 0);
        AtomicLong last = new AtomicLong();
        await().during(Duration.ofSeconds(1)).until(() -> last.getAndSet(written.get()) == written.get());
        assertTrue(written.get() < 100, () -> written + " MB are under way");
        request.reset();
    }

    @Test
    void anAnswerBeforeTheBodyIsReadComesThroughAndTheConnectionGoesOn() {
        gateway = GatewayFixture.before(Service.QR, fixture.rest(request -> {
            if (request.method().equals(HttpMethod.GET)) {
                request.response().end("next");
            } else {
                request.pause().response().setStatusCode(413).end("too large");
            }
        }));
        Answer response =
                Answer.of(request(HttpMethod.POST, "/v1/qr/decode").send(Buffer.buffer(new byte[20 * 1024 * 1024])));
        assertEquals(413, response.statusCode());
        assertEquals("too large", response.body().toString());
        assertEquals(200, get("/v1/qr").statusCode());
    }

    /** Half a body is under way on its connection, which can carry nothing else, and could not even be closed while it waits. */
    @Test
    void aReplicaThatAnswersBeforeItHasReadTheBodyIsCutOff() {
        AtomicReference<HttpServerRequest> unread = new AtomicReference<>();
        AtomicBoolean cut = new AtomicBoolean();
        gateway = GatewayFixture.before(Service.QR, fixture.rest(request -> {
            request.connection().closeHandler(gone -> cut.set(true));
            unread.set(request.pause());
        }));
        HttpClientRequest upload = request(HttpMethod.POST, "/v1/qr/decode");
        Future<HttpClientResponse> answered = upload.send(Buffer.buffer(new byte[20 * 1024 * 1024]));
        await().until(() -> unread.get() != null);
        var unused = unread.get().response().setStatusCode(413).end("too large");
        assertEquals(413, Answer.of(answered).statusCode());
        unread.get().resume();
        await().untilTrue(cut);
    }

    @Test
    void headAndNotModifiedHaveNoBody() {
        gateway = GatewayFixture.before(Service.DEMO, fixture.rest(request -> {
            if (request.method().equals(HttpMethod.HEAD)) {
                request.response().putHeader("Content-Length", "1234").end();
            } else {
                request.response().setStatusCode(304).putHeader("ETag", "\"7\"").end();
            }
        }));
        Answer head = Answer.of(request(HttpMethod.HEAD, "/").send());
        assertEquals("1234", head.getHeader("content-length"));
        assertEquals("\"7\"", get("/").getHeader("etag"));
    }

    @Test
    void aReplicaThatIsDownIsPassedOver() throws IOException {
        AtomicInteger hits = new AtomicInteger();
        gateway = GatewayFixture.before(Service.TOKEN, GatewayFixture.dead(), fixture.rest(request -> {
            hits.incrementAndGet();
            request.body().onSuccess(body -> request.response().end(body));
        }));
        for (int i = 0; i < 4; i++) {
            Answer response = Answer.of(request(HttpMethod.POST, "/v1/pairings").send("{}"));
            assertEquals("{}", response.body().toString());
        }
        assertEquals(4, hits.get());
    }

    @Test
    void withoutAnyReplicaThereIsAProblem() throws IOException {
        gateway = GatewayFixture.before(Service.TOKEN, GatewayFixture.dead(), GatewayFixture.dead());
        Answer response = get("/v1/pairings");
        assertEquals(503, response.statusCode());
        assertEquals("1", response.getHeader("retry-after"));
        JsonObject problem = problem(response);
        assertEquals("urn:qrtc:problem:unavailable", problem.getString("type"));
        assertEquals("unavailable", problem.getString("code"));
        assertEquals(503, problem.getInteger("status"));
    }

    @Test
    void aGetThatBreaksOffIsAskedAgainElsewhereAndAPostIsNot() {
        AtomicInteger cut = new AtomicInteger();
        int breaksOff = fixture.rest(request -> {
            cut.incrementAndGet();
            request.connection().close();
        });
        int works = fixture.rest(request -> request.response().end("here"));
        gateway = GatewayFixture.before(Service.TOKEN, breaksOff, works);
        for (int i = 0; i < 4; i++) {
            assertEquals("here", get("/v1/pairings/x").body().toString());
        }
        assertTrue(cut.get() > 0);
        gateway.close();
        gateway = GatewayFixture.before(Service.TOKEN, breaksOff);
        Answer response = Answer.of(request(HttpMethod.POST, "/v1/pairings").send("{}"));
        assertEquals(502, response.statusCode());
        assertEquals("unavailable", problem(response).getString("code"));
        assertEquals(502, get("/v1/pairings").statusCode());
    }

    @Test
    void halfAnAnswerDoesNotLookLikeAWholeOne() {
        gateway = GatewayFixture.before(Service.DEMO, fixture.rest(request -> {
            var unused = request.response()
                    .setChunked(true)
                    .write("half")
                    .onSuccess(written -> request.connection().close());
        }));
        AtomicBoolean failed = new AtomicBoolean();
        var unused = request(HttpMethod.GET, "/")
                .send()
                .compose(HttpClientResponse::body)
                .onFailure(e -> failed.set(true));
        await().untilTrue(failed);
    }

    @Test
    void manyRequestsAtOnceShareTheReplicas() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        gateway = GatewayFixture.before(
                Service.TOKEN,
                fixture.rest(request -> first.incrementAndGet()),
                fixture.rest(request -> second.incrementAndGet()));
        for (int i = 0; i < 20; i++) {
            var unused = request(HttpMethod.GET, "/v1/pairings/x").send();
        }
        await().until(() -> first.get() == 10 && second.get() == 10);
    }

    @Test
    void nobodyElsesHostGetsIn() {
        gateway = GatewayFixture.before(
                Service.DEMO, fixture.rest(request -> request.response().end()));
        Answer response = Answer.of(
                request(HttpMethod.GET, "/").putHeader("Host", "evil.example").send());
        assertEquals(403, response.statusCode());
        assertEquals("origin_refused", problem(response).getString("code"));
    }

    @Test
    void whatIsTheServicesOwnIsNotThere() {
        gateway = GatewayFixture.before(
                Service.DEMO, fixture.rest(request -> request.response().end()));
        assertEquals(404, get("/q/metrics").statusCode());
        assertEquals("not_found", problem(get("/%71/health/ready")).getString("code"));
        assertEquals(400, get("/../etc").statusCode());
        assertEquals(200, get("/quick").statusCode());
    }

    @Test
    void localhostMayAlsoMeanIpv6() throws IOException {
        gateway = GatewayFixture.before(
                Service.DEMO, fixture.rest(request -> request.response().end()));
        assumeTrue(InetAddress.getAllByName("::1")[0].isReachable(100), "no IPv6 here");
        Answer response = Answer.of(fixture.vertx
                .createHttpClient()
                .request(HttpMethod.GET, gateway.url().getPort(), "::1", "/")
                .compose(request -> request.putHeader(
                                "Host", "[::1]:" + gateway.url().getPort())
                        .send()));
        assertEquals(200, response.statusCode());
    }
}
